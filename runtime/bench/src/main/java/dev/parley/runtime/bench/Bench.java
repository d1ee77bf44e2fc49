/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A closed loop: each virtual user runs the six-message conversation that creates a change request, over a keep-alive
 * connection, one message after the other without pause. The server is the distribution, in a process of its own, with
 * a fresh data directory. What counts is the CPU time of the server and its database a turn: it holds on a noisy
 * machine.
 */
public final class Bench {

    private final Options options;
    private final List<Integer> users;
    private final Duration measured;
    private final Duration warmUp;
    private final List<String> databases;

    private Bench(Options options) {
        this.options = options;
        users = options.numbers("--users");
        measured = Duration.ofSeconds(options.number("--seconds"));
        warmUp = Duration.ofSeconds(options.number("--warm-up"));
        databases = options.words("--database");
    }

    /** @param args the distribution's directory, then the options */
    public static void main(String[] args) throws Exception {
        System.exit(new Bench(options(args)).run(Path.of(args[0])) ? 0 : 1);
    }

    private static Options options(String[] args) {
        try {
            return Options.of(Arrays.asList(args).subList(1, args.length));
        } catch (IllegalArgumentException e) {
            System.err.println("parley: " + e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            throw e;
        }
    }

    private boolean run(Path distribution) throws Exception {
        if (options.has("--customers")) {
            return new Customers(users, measured, warmUp, options.number("--customers")).run(distribution, databases);
        }
        if (options.has("--sockets")) {
            return new Sockets(users, measured, warmUp).run(distribution, databases, options.number("--sockets"));
        }
        if (options.has("--replacements")) {
            return new Replacements(options.number("--rate"), options.has("--gate"), measured, warmUp)
                    .run(distribution, options.number("--replacements"));
        }
        if (options.has("--intents")) {
            return new ManyIntents(measured, warmUp).run(distribution, options.numbers("--intents"));
        }
        if (options.has("--trial")) {
            return new TrialTime().run(distribution);
        }
        System.out.printf(
                Locale.ROOT,
                "%d cores, Java %s; six-message conversation, %d s a row after %d s of warm-up%n%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                measured.toSeconds(),
                warmUp.toSeconds());
        if (options.has("--servicenow")) {
            return new SlowServiceNow(users.get(users.size() - 1), measured, warmUp)
                    .run(distribution, options.number("--servicenow"));
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
