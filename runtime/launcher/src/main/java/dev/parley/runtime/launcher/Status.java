/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import dev.parley.runtime.settings.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code parley status}: one line that says whether Parley is ready, then what is known of it and of its bundles. */
final class Status {

    private final Home home;

    Status(Home home) {
        this.home = home;
    }

    int run(List<String> args) {
        var words = new Words(args, "status [--json]");
        var isJson = words.flag("--json");
        words.none();
        var url = Running.url(home.data());
        var problem = Client.problem(url);
        var notice = Noticeboard.read(home.data()).filter(running -> url.equals(running.get("url")));
        var bundles = notice.<Map<?, ?>>map(running -> bundles());
        if (isJson) {
            System.out.println(Json.write(json(url, problem, bundles)));
        } else {
            System.out.println(
                    problem.map(p -> "Parley at " + url + " is not ready: " + p).orElse("Parley is ready at " + url));
            notice.ifPresent(Status::print);
            bundles.ifPresent(Status::printBundles);
        }
        return problem.isEmpty() ? 0 : 1;
    }

    private Map<?, ?> bundles() {
        try {
            return new Inbox(Deploy.inbox(home)).ask(Map.of("do", "status"));
        } catch (Problem unanswered) {
            System.err.println("parley: what its bundles lack is not known: " + unanswered.getMessage());
            return Map.of();
        }
    }

    private static Map<String, Object> json(String url, Optional<String> problem, Optional<Map<?, ?>> bundles) {
        var json = new LinkedHashMap<String, Object>();
        json.put("ready", problem.isEmpty());
        json.put("url", url);
        json.put("problem", problem.orElse(null));
        json.put("deployments", bundles.map(known -> known.get("deployments")).orElse(null));
        json.put("diagnoses", bundles.map(known -> known.get("diagnoses")).orElse(null));
        return json;
    }

    private static void print(Map<?, ?> notice) {
        System.out.printf("  process   %s, up %s%n", notice.get("pid"), uptime(notice));
        System.out.printf("  database  %s%n", notice.get("database"));
    }

    private static void printBundles(Map<?, ?> bundles) {
        Said.list(bundles.get("deployments"))
                .forEach(deployment -> System.out.printf("  deployed  %s%n", Said.state(deployment)));
        Said.list(bundles.get("diagnoses"))
                .forEach(diagnosis -> System.out.printf("  problem   %s%n", Said.problem(diagnosis)));
    }

    private static String uptime(Map<?, ?> notice) {
        var up = Duration.between(Instant.parse(notice.get("started").toString()), Instant.now());
        return up.toHours() > 0
                ? up.toHours() + " h " + up.toMinutesPart() + " min"
                : up.toMinutes() > 0 ? up.toMinutes() + " min" : up.toSeconds() + " s";
    }
}
