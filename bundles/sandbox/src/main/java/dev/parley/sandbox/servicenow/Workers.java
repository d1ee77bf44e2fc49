/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Json;
import dev.parley.sandbox.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Work that is done while nobody looks: who looks too soon sees it waiting, then in progress, and then complete. */
final class Workers {

    private static final List<String> STATES = List.of("Waiting", "In-Progress", "Complete");

    private final Map<String, Worker> workers = new HashMap<>();

    private static final class Worker {
        private final String type;
        private final JsonNode request;
        private final ObjectNode outcome;
        private int state;

        Worker(String type, JsonNode request, ObjectNode outcome) {
            this.type = type;
            this.request = request;
            this.outcome = outcome;
        }
    }

    /**
     * @param outcome what it will say besides its state, when it is complete
     * @return its sys_id
     */
    String start(String type, JsonNode request, ObjectNode outcome) {
        var id = UUID.randomUUID().toString().replace("-", "");
        workers.put(id, new Worker(type, request, outcome));
        return id;
    }

    /** How it stands. */
    ObjectNode show(String id, String base) {
        var worker = get(id);
        var shown = Json.object();
        shown.putObject("worker").put("sysId", id).put("link", base + "/api/sn_chg_rest/change/worker/" + id);
        shown.put("request", new String(Json.write(worker.request), StandardCharsets.UTF_8));
        shown.putObject("state").put("value", worker.state + 1).put("display_value", STATES.get(worker.state));
        shown.put("type", worker.type);
        shown.set("messages", messages(List.of()));
        if (worker.state == STATES.size() - 1) {
            shown.setAll(worker.outcome);
        }
        return shown;
    }

    /** How it stands after another moment. */
    ObjectNode look(String id, String base) {
        var worker = get(id);
        worker.state = Math.min(worker.state + 1, STATES.size() - 1);
        return show(id, base);
    }

    static JsonNode messages(List<String> infos) {
        return Json.of(Map.of("errorMessages", List.of(), "warningMessages", List.of(), "infoMessages", infos));
    }

    private Worker get(String id) {
        var worker = workers.get(id);
        if (worker == null) {
            throw Refusal.notFound("No Record found");
        }
        return worker;
    }
}
