/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code parley status}: one line that says whether Parley is ready, then what is known of it. */
final class Status {

    private final Home home;

    Status(Home home) {
        this.home = home;
    }

    int run(List<String> args) {
        if (!args.isEmpty()) {
            throw new Problem("status does not know \"%s\"".formatted(args.get(0)), Problem.USAGE);
        }
        var url = Running.url(home.data());
        var problem = Client.problem(url);
        System.out.println(
                problem.map(p -> "Parley at " + url + " is not ready: " + p).orElse("Parley is ready at " + url));
        Noticeboard.read(home.data())
                .filter(notice -> url.equals(notice.get("url")))
                .ifPresent(Status::print);
        return problem.isEmpty() ? 0 : 1;
    }

    private static void print(Map<?, ?> notice) {
        var bundles = Noticeboard.bundles(notice);
        var broken = bundles.stream()
                .filter(bundle -> !"".equals(bundle.get("problem")))
                .toList();
        System.out.printf("  process   %s, up %s%n", notice.get("pid"), uptime(notice));
        System.out.printf("  database  %s%n", notice.get("database"));
        System.out.printf("  bundles   %d, %d of them not running%n", bundles.size(), broken.size());
        broken.forEach(bundle -> System.out.printf("  problem   %s: %s%n", bundle.get("name"), bundle.get("problem")));
    }

    private static String uptime(Map<?, ?> notice) {
        var up = Duration.between(Instant.parse(notice.get("started").toString()), Instant.now());
        return up.toHours() > 0
                ? up.toHours() + " h " + up.toMinutesPart() + " min"
                : up.toMinutes() > 0 ? up.toMinutes() + " min" : up.toSeconds() + " s";
    }
}
