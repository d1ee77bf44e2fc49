/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What sockets cost: a turn over a WebSocket beside the same turn over HTTP, taken in turns in the same run; then the
 * memory of sockets on which nothing is said.
 */
final class Sockets {

    private static final int ROUNDS = 3;

    private final List<Integer> users;
    private final Duration measured;
    private final Duration warmUp;

    Sockets(List<Integer> users, Duration measured, Duration warmUp) {
        this.users = users;
        this.measured = measured;
        this.warmUp = warmUp;
    }

    /** @param idle how many sockets are opened on which nothing is said */
    boolean run(Path distribution, List<String> databases, int idle) throws Exception {
        var fine = true;
        for (var name : databases) {
            try (var database = Database.named(name);
                    var server = Server.start(distribution, database.environment())) {
                Line.Opening http = () -> HttpLine.open(server.port());
                Line.Opening socket = () -> SocketLine.open(server.port());
                System.out.printf("%s%nover       %s%n", name, Figures.HEADER);
                new Load(http, 8).run(warmUp);
                new Load(socket, 8).run(warmUp);
                for (int count : users) {
                    fine &= compare(count, http, socket, database, server);
                }
                System.out.println(new IdleSockets(server).measure(idle));
            }
        }
        return fine;
    }

    private boolean compare(int count, Line.Opening http, Line.Opening socket, Database database, Server server)
            throws Exception {
        var ratios = new ArrayList<Double>();
        var fine = true;
        for (int round = 0; round < ROUNDS; round++) {
            var byRequest = row("HTTP", count, http, database, server);
            var bySocket = row("WebSocket", count, socket, database, server);
            ratios.add(bySocket.cpu() / byRequest.cpu());
            fine &= byRequest.errors() + bySocket.errors() == 0;
        }
        ratios.sort(null);
        System.out.printf(
                Locale.ROOT,
                "server CPU a turn, WebSocket to HTTP: x %.2f (median of %d)%n",
                ratios.get(ROUNDS / 2),
                ROUNDS);
        return fine;
    }

    /** @param cpu in milliseconds a turn */
    private record Row(double cpu, long errors) {}

    private Row row(String over, int count, Line.Opening opening, Database database, Server server) throws Exception {
        var before = server.cpu().plus(database.cpu());
        var beforeDatabase = database.cpu();
        var figures = new Load(opening, count).run(measured);
        var used = server.cpu().plus(database.cpu()).minus(before);
        System.out.printf(
                "%-10s %s%n", over, figures.row(count, used, database.cpu().minus(beforeDatabase)));
        return new Row(used.toNanos() / 1e6 / figures.turns(), figures.errors());
    }
}
