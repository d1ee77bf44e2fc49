/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import dev.parley.api.change.ChangePlanning.Clash;
import dev.parley.api.change.ChangePlanning.Window;
import dev.parley.api.user.User;
import dev.parley.lib.http.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * ServiceNow's own conflict detection, which a worker does in the background. Its status says "Conflict" even if there is
 * none: the list alone counts.
 */
final class Conflicts {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration RETRY = Duration.ofSeconds(3);
    private static final int COMPLETE = 3;
    private static final int NOT_FOUND = 404;

    private final Desk desk;
    private final Duration budget;

    Conflicts(Desk desk, Duration budget) {
        this.desk = desk;
        this.budget = budget;
    }

    List<Clash> check(User user, String number) {
        var row = desk.records().known(user, number);
        var earlier = lastRun(row);
        var worker = desk.rest()
                .result(Rest.empty(Rest.change(row.sysId(), "conflict")))
                .asText();
        long end = System.nanoTime() + budget.toNanos();
        while (!isDone(row, worker, earlier)) {
            if (System.nanoTime() > end || !paused()) {
                throw Rest.unavailable(RETRY, null);
            }
        }
        return Row.all(desk.rest().result(found(row)).path("conflicts")).stream()
                .map(conflict -> clash(user, row, conflict))
                .toList();
    }

    private static Call found(Row row) {
        return Call.get(Rest.change(row.sysId(), "conflict"));
    }

    /** The empty string if there was none yet. */
    private String lastRun(Row row) {
        return desk.rest().call(found(row)).body().at("/result/last_run").asText("");
    }

    /** As the worker says; where there is none to ask, a later run than before tells. */
    private boolean isDone(Row row, String worker, String earlier) {
        var answer = desk.rest().call(Call.get(Rest.CHANGE + "/worker/" + Call.segment(worker)));
        return answer.status() == NOT_FOUND
                ? !lastRun(row).equals(earlier)
                : Rest.record(answer).json().at("/state/value").asInt() >= COMPLETE;
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Clash clash(User user, Row row, Row conflict) {
        var other = Optional.of(conflict.display("conflicting_change"))
                .filter(number -> !number.isEmpty())
                .or(() -> Optional.of(conflict.display("change")).filter(number -> !number.equals(row.value("number"))))
                .flatMap(number -> desk.records().find(user, number));
        var window = Planning.window(other.orElse(row))
                .or(() -> Planning.window(row))
                .orElseGet(() -> new Window(Instant.EPOCH, Instant.EPOCH));
        return new Clash(other.map(change -> change.value("number")).orElse(""), conflict.display("type"), window);
    }
}
