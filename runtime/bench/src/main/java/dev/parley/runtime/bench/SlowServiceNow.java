/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import dev.parley.runtime.e2e.FaultyWay;
import dev.parley.runtime.e2e.FaultyWay.Fate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * What a ServiceNow that takes its time costs those who do not need it: the same users create changes, first in the
 * registry, then in a ServiceNow (the sandbox of another process, behind a way that delays), and the turns that only ask
 * are compared, in the same run.
 */
final class SlowServiceNow {

    private final int users;
    private final Duration measured;
    private final Duration warmUp;

    SlowServiceNow(int users, Duration measured, Duration warmUp) {
        this.users = users;
        this.measured = measured;
        this.warmUp = warmUp;
    }

    /** One row of figures. */
    private record Row(double p95, double cpu, long errors) {}

    boolean run(Path distribution, int millis) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%d users creating changes%n                     turns  asking p50/p95 ms  creating p50/p95 ms  server CPU a turn"
                        + "  recorded  errors%n",
                users);
        var registry = on(distribution, "registry", Map.of());
        try (var sandbox = Server.start(distribution, Map.of(), "--sandbox");
                var way = new FaultyWay(URI.create("http://127.0.0.1:" + sandbox.port()))) {
            way.fates(request -> Fate.late(millis, 0));
            var slow = on(
                    distribution,
                    "ServiceNow, " + millis + " ms",
                    Map.of(
                            "SERVICENOW_INSTANCE", way.address() + "/sandbox/servicenow",
                            "SERVICENOW_USERNAME", "bench",
                            "SERVICENOW_PASSWORD", "bench"));
            System.out.printf(
                    Locale.ROOT,
                    "turns that only ask: p95 x %.2f; server CPU a turn x %.2f%n",
                    slow.p95() / registry.p95(),
                    slow.cpu() / registry.cpu());
            return registry.errors() + slow.errors() == 0;
        }
    }

    private Row on(Path distribution, String name, Map<String, String> environment) throws Exception {
        try (var server = Server.start(distribution, environment)) {
            new Load(server.port(), users).run(warmUp);
            var before = server.cpu();
            var figures = new Load(server.port(), users).run(measured);
            var cpu = server.cpu().minus(before).toNanos() / 1e6 / figures.turns();
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %7d %9.1f/%6.1f %11.1f/%7.1f %14.3f ms %10d %7d%n",
                    name,
                    figures.turns(),
                    Figures.percentile(figures.asking(), 50),
                    Figures.percentile(figures.asking(), 95),
                    Figures.percentile(figures.creating(), 50),
                    Figures.percentile(figures.creating(), 95),
                    cpu,
                    figures.recorded(),
                    figures.errors());
            return new Row(Figures.percentile(figures.asking(), 95), cpu, figures.errors());
        }
    }
}
