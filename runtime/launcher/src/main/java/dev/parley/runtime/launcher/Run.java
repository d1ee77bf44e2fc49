/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code parley run}: starts the container in the foreground and stops it cleanly at SIGTERM or Ctrl-C. */
final class Run {

    /** Parley has 5 s to stop; what is left goes to leaving the process. */
    private static final long STOP_MILLIS = 4_700;

    private static final long POLL_MILLIS = 50;

    /** After this time without being ready it says what is missing. */
    private static final Instant BEGAN = Instant.now();

    private static final long PATIENCE_MILLIS = 15_000;

    private final Home home;

    Run(Home home) {
        this.home = home;
    }

    int run(List<String> args) {
        if (!args.isEmpty()) {
            throw new Problem("run does not know \"%s\"".formatted(args.get(0)), Problem.USAGE);
        }
        // Until the log takes over, what libraries say through java.util.logging goes to standard error.
        Logger.getLogger("").setLevel(Level.WARNING);
        DataDirectory.take(home.data());
        Preflight.check(home);
        var container = new Container(home);
        var noticeboard = new Noticeboard(home, container);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(container, noticeboard), "parley-stop"));
        container.start();
        noticeboard.open();
        try {
            awaitReady(container, noticeboard);
            if (!Boolean.getBoolean("parley.training")) {
                container.waitForStop();
            }
            return 0;
        } catch (InterruptedException e) {
            return 1;
        }
    }

    private static void stop(Container container, Noticeboard noticeboard) {
        noticeboard.close();
        var clean = container.stop(STOP_MILLIS);
        if (!clean) {
            System.err.println("parley: not everything has stopped in time");
        }
        Runtime.getRuntime().halt(clean ? 0 : 1);
    }

    private static void awaitReady(Container container, Noticeboard noticeboard) throws InterruptedException {
        var said = "";
        var listens = false;
        while (true) {
            var url = container.endpoint();
            if (url.isPresent() && !listens) {
                listens = true;
                noticeboard.listening();
            }
            var problem = url.map(Client::problem).orElse(Optional.of("the web server has not started"));
            if (problem.isEmpty()) {
                noticeboard.ready();
                System.out.printf("Parley is ready at %s (%.1f s)%n", url.get(), seconds());
                return;
            }
            if (seconds() * 1000 > PATIENCE_MILLIS && !problem.get().equals(said)) {
                said = problem.get();
                System.err.println("parley: not ready yet: " + said);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Since this began; the process itself may be older, for the script that became it may have built first. */
    private static double seconds() {
        return Duration.between(BEGAN, Instant.now()).toMillis() / 1000.0;
    }
}
