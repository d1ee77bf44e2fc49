/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A closed loop: each virtual user runs the six-message conversation that creates a change request, over a keep-alive
 * connection, one message after the other without pause. The server is the distribution, in a process of its own, with
 * a fresh data directory. What counts is the CPU time of the server and its database a turn: it holds on a noisy
 * machine.
 */
public final class Bench {

    private static final String USAGE =
            "usage: parley bench [--users 1,16,64] [--seconds 10] [--warm-up 15] [--database h2,postgresql]\n"
                    + "       parley bench --servicenow MILLIS [--users 64] [--seconds 10] [--warm-up 15]\n"
                    + "       parley bench --customers FAQS [--users 1,16] [--seconds 10] [--warm-up 15]"
                    + " [--database h2,postgresql]\n"
                    + "       parley bench --sockets IDLE [--users 1,16] [--seconds 10] [--warm-up 15]"
                    + " [--database h2,postgresql]";

    private final List<Integer> users;
    private final Duration measured;
    private final Duration warmUp;
    private final List<String> databases;
    private final int serviceNow;
    private final int faqs;
    private final int sockets;

    private Bench(Map<String, String> options) {
        users = Stream.of(options.get("--users").split(","))
                .map(Integer::valueOf)
                .toList();
        measured = Duration.ofSeconds(Integer.parseInt(options.get("--seconds")));
        warmUp = Duration.ofSeconds(Integer.parseInt(options.get("--warm-up")));
        databases = List.of(options.get("--database").split(","));
        serviceNow = Integer.parseInt(options.get("--servicenow"));
        faqs = Integer.parseInt(options.get("--customers"));
        sockets = Integer.parseInt(options.get("--sockets"));
    }

    /** @param args the distribution's directory, then the options */
    public static void main(String[] args) throws Exception {
        var options = new TreeMap<>(Map.of(
                "--users", "1,16,64",
                "--seconds", "10",
                "--warm-up", "15",
                "--database", "h2,postgresql",
                "--servicenow", "-1",
                "--customers", "-1",
                "--sockets", "-1"));
        var given = new ArrayList<>(Arrays.asList(args).subList(1, args.length));
        while (!given.isEmpty()) {
            var name = given.remove(0);
            if (!options.containsKey(name) || given.isEmpty()) {
                System.err.println(USAGE);
                System.exit(2);
            }
            options.put(name, given.remove(0));
        }
        System.exit(new Bench(options).run(Path.of(args[0])) ? 0 : 1);
    }

    private boolean run(Path distribution) throws Exception {
        if (faqs >= 0) {
            return new Customers(users, measured, warmUp, faqs).run(distribution, databases);
        }
        if (sockets >= 0) {
            return new Sockets(users, measured, warmUp).run(distribution, databases, sockets);
        }
        System.out.printf(
                Locale.ROOT,
                "%d cores, Java %s; six-message conversation, %d s a row after %d s of warm-up%n%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                measured.toSeconds(),
                warmUp.toSeconds());
        if (serviceNow >= 0) {
            return new SlowServiceNow(users.get(users.size() - 1), measured, warmUp).run(distribution, serviceNow);
        }
        var fine = true;
        for (var database : databases) {
            fine &= on(database, distribution);
        }
        return fine;
    }

    private boolean on(String name, Path distribution) throws Exception {
        try (var database = Database.named(name);
                var server = Server.start(distribution, database.environment())) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: ready after %.1f s, %.1f s of CPU%n%s%n",
                    name,
                    server.startTime().toMillis() / 1000.0,
                    server.startCpu().toMillis() / 1000.0,
                    Figures.HEADER);
            new Load(server.port(), 16).run(warmUp);
            var errors = 0L;
            for (int count : users) {
                var before = server.cpu().plus(database.cpu());
                var beforeDatabase = database.cpu();
                var figures = new Load(server.port(), count).run(measured);
                var used = server.cpu().plus(database.cpu()).minus(before);
                System.out.println(figures.row(count, used, database.cpu().minus(beforeDatabase)));
                errors += figures.errors();
            }
            System.out.printf(Locale.ROOT, "resident memory of the server %d MB%n%n", server.residentMegabytes());
            return errors == 0;
        }
    }
}
