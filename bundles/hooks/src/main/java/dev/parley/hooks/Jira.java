/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import static dev.parley.api.watch.Subject.Kind.ISSUE;

import dev.parley.api.watch.Subject;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Jira Cloud and Data Center: issues that were changed or deleted. */
final class Jira implements Sender {

    private static final Set<String> EVENTS = Set.of("jira:issue_updated", "jira:issue_deleted");
    private static final Pattern KEY = Pattern.compile("[A-Z]\\w{0,99}-\\d{1,10}");

    @Override
    public String name() {
        return "jira";
    }

    @Override
    public String title() {
        return "Jira";
    }

    @Override
    public String signature() {
        return "X-Hub-Signature";
    }

    @Override
    public Delivery read(HttpHeaders headers, byte[] body) {
        var json = Json.object(body);
        return Delivery.of(
                headers.getHeaderString("X-Atlassian-Webhook-Identifier"),
                Stream.of(json.path("issue").path("key").asText())
                        .filter(key -> EVENTS.contains(json.path("webhookEvent").asText()))
                        .filter(KEY.asMatchPredicate())
                        .map(key -> new Subject(ISSUE, key)));
    }
}
