/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * What a turn costs the store: one load and one append, six turns a conversation. Prints the CPU time of this process
 * and of PostgreSQL's. Not a test: {@code TurnCost h2|postgresql TURNS USERS}.
 */
final class TurnCost {

    private static final int TURNS_A_CONVERSATION = 6;
    private static final int ROUNDS = 3;

    private final JdbiConversations store;
    private final Optional<ProcessHandle> server;
    private final int turns;
    private final int users;

    private TurnCost(DataSource source, Optional<ProcessHandle> server, int turns, int users) {
        this.store = new JdbiConversations(source, new Listeners(), Duration.ofDays(7));
        this.server = server;
        this.turns = turns / users * users;
        this.users = users;
    }

    public static void main(String[] args) throws Exception {
        var settings =
                args[0].equals("h2") ? Databases.h2(Files.createTempDirectory("turn-cost")) : Databases.postgres();
        try (var database = Databases.open(settings)) {
            var server = args[0].equals("h2") ? Optional.<ProcessHandle>empty() : server(database.source());
            var cost = new TurnCost(database.source(), server, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            cost.run();
            for (var round = 0; round < ROUNDS; round++) {
                cost.measure();
            }
        }
    }

    private void measure() throws Exception {
        var began = System.nanoTime();
        var ownBefore = own();
        var serverBefore = serverMillis();
        run();
        var own = (own() - ownBefore) / turns;
        var database = (serverMillis() - serverBefore) / turns;
        System.out.printf(
                "%d turns, %d users: %.3f ms of CPU a turn (%.3f here, %.3f PostgreSQL), %.0f turns/s%n",
                turns, users, own + database, own, database, turns / ((System.nanoTime() - began) / 1e9));
    }

    private void run() throws Exception {
        var threads = Executors.newFixedThreadPool(users);
        var done = IntStream.range(0, users)
                .mapToObj(user -> threads.submit(this::talk))
                .toList();
        for (var one : done) {
            one.get();
        }
        threads.shutdown();
    }

    private void talk() {
        var id = UUID.randomUUID();
        for (var turn = 0; turn < turns / users; turn++) {
            if (turn % TURNS_A_CONVERSATION == 0) {
                id = UUID.randomUUID();
            }
            Talk.turn(store, id, Optional.of("client-" + turn));
        }
    }

    /** Milliseconds of CPU of this process. */
    private static double own() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e6;
    }

    /** Milliseconds of CPU of the server's processes. */
    private double serverMillis() {
        return server.stream()
                .flatMap(ProcessHandle::descendants)
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toMillis)
                .sum();
    }

    private static Optional<ProcessHandle> server(DataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT pg_backend_pid()")) {
            answer.next();
            return ProcessHandle.of(answer.getLong(1)).flatMap(ProcessHandle::parent);
        }
    }
}
