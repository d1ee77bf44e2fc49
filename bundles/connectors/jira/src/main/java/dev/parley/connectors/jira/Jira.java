/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Unavailable;
import dev.parley.lib.http.Answer;
import dev.parley.lib.http.Call;
import dev.parley.lib.http.RemoteSystem;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Jira server, which is asked what kind it is before anything else. Thread-safe. */
final class Jira {

    static final String NAME = "Jira";

    private static final Logger LOG = LoggerFactory.getLogger(Jira.class);
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final String SCOPED = "/ex/jira/";

    /**
     * What the server says of itself.
     *
     * @param site where people read issues
     */
    record Server(Deployment deployment, URI site) {}

    private final Optional<RemoteSystem> system;
    private volatile Optional<Server> server = Optional.empty();

    /** @param system empty if the configuration is of no use */
    Jira(Optional<RemoteSystem> system) {
        this.system = system;
    }

    /** Asked of the server itself, as both kinds are found under any name; again if that failed. */
    Server server() {
        if (server.isEmpty()) {
            server = Optional.of(introduced());
        }
        return server.get();
    }

    private Server introduced() {
        var said = system().call(Call.get("rest/api/2/serverInfo"));
        var kind = said.body().path("deploymentType").asText("");
        if (!said.isSuccess() || kind.isEmpty() && !said.body().hasNonNull("version")) {
            throw away("does not answer as a Jira does: is its address right, with the context path?");
        }
        return new Server(
                kind.equalsIgnoreCase("Cloud") ? Deployment.CLOUD : Deployment.SERVER,
                site(said.body().path("baseUrl").asText("")));
    }

    /** Atlassian's gateway for scoped tokens shows no pages; the site behind it does. */
    private URI site(String ownAddress) {
        var base = system().base();
        return base.getPath().contains(SCOPED) && !ownAddress.isEmpty()
                ? URI.create(ownAddress.replaceFirst("/+$", ""))
                : base;
    }

    /** Asks for something of an issue; there has to be one. */
    JsonNode ask(IssueKey key, Call call) {
        return said(key, ask(call));
    }

    JsonNode said(IssueKey key, Answer answer) {
        if (answer.status() == 404) {
            throw key.unknown();
        }
        return said(answer);
    }

    /** What a request brought; anything but success is rejected with Jira's own words. */
    JsonNode said(Answer answer) {
        if (!answer.isSuccess()) {
            throw Refusal.of(answer);
        }
        return answer.body();
    }

    /** @param call its path is below the interface's root */
    Answer ask(Call call) {
        var answer = sent(call);
        if (answer.status() == 404) {
            me();
        }
        return answer;
    }

    /** Who Parley is there. What is hidden from strangers reads as 404, so this tells whether that is to be believed. */
    JsonNode me() {
        var me = sent(Call.get("myself"));
        if (!me.isSuccess()) {
            throw away("does not accept Parley's sign-in: it answers status " + me.status());
        }
        return me.body();
    }

    /** For an admin: who Parley is there, and what kind of Jira it is. */
    String greeting() {
        var kind = server().deployment() == Deployment.CLOUD ? "Jira Cloud" : "Jira Data Center";
        return "%s; Parley is %s.".formatted(kind, me().path("displayName").asText("signed in"));
    }

    private Answer sent(Call call) {
        var path = server().deployment().api() + call.path();
        var answer = system().call(new Call(
                call.method(), path, call.query(), call.headers(), call.body(), call.repeatable(), call.pool()));
        if (answer.header("X-Authentication-Denied-Reason").isPresent()) {
            throw away("does not accept Parley's sign-in: it wants a person to solve a CAPTCHA");
        }
        return answer;
    }

    private Unavailable away(String why) {
        LOG.warn("{} at {} {}", NAME, system().base().getAuthority(), why);
        return new Unavailable(NAME, LATER, new IllegalStateException("It " + why));
    }

    private RemoteSystem system() {
        return system.orElseThrow(
                () -> new Unavailable(NAME, LATER, new IllegalStateException("It is not configured rightly")));
    }
}
