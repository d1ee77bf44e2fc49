/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.link.github;

import dev.parley.api.change.Change;
import dev.parley.api.code.CodeHost;
import dev.parley.api.code.CodeSlots;
import dev.parley.api.code.PullRequest;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of looking a pull request up.
 *
 * @param name {@code acme/pay#41}
 * @param host that knows it; none if it could not be asked
 * @param isRefused whether there is no such pull request
 * @param remark why it could not be checked, or what is wrong with it, in a whole sentence; empty if nothing is
 */
record Evidence(
        String name, Optional<CodeHost> host, Optional<PullRequest> pullRequest, boolean isRefused, String remark) {

    /** @param hosts the one to ask, or none */
    static Evidence of(String name, Stream<CodeHost> hosts) {
        return hosts.findFirst()
                .map(host -> of(name, host))
                .orElseGet(
                        () -> unchecked(name, "GitHub isn't connected here, so I could not check %s.".formatted(name)));
    }

    private static Evidence of(String name, CodeHost host) {
        try {
            return host.pullRequest(CodeSlots.repository(name), CodeSlots.number(name))
                    .map(found -> new Evidence(found.name(), Optional.of(host), Optional.of(found), false, ""))
                    .orElseGet(() -> refused(name, "GitHub knows no " + name + "."));
        } catch (Rejected e) {
            return refused(name, e.getMessage());
        } catch (Unavailable e) {
            return unchecked(
                    name,
                    "Evidence incomplete: %s isn't answering, so I could not check %s.".formatted(e.system(), name));
        }
    }

    private static Evidence refused(String name, String problem) {
        return new Evidence(name, Optional.empty(), Optional.empty(), true, problem);
    }

    private static Evidence unchecked(String name, String why) {
        return new Evidence(name, Optional.empty(), Optional.empty(), false, why);
    }

    /** {@code acme/pay#41 "Retry payments"}. */
    String named() {
        return pullRequest
                .map(found -> "%s \"%s\"".formatted(found.name(), found.title()))
                .orElse(name);
    }

    /** {@code acme/pay#41 "Retry payments": open, 3 checks passed, approved by ana}. */
    String told() {
        return named() + pullRequest.map(found -> ": " + Standing.of(found)).orElse("");
    }

    /** Tells of the change in a comment at the pull request; tells what came of it. */
    String shown(Change change) {
        try {
            host.ifPresent(where -> where.comment(
                    CodeSlots.repository(name), CodeSlots.number(name), "change-" + change.sysId(), comment(change)));
            return host.isPresent() ? "A comment there tells of the change." : "";
        } catch (Rejected e) {
            return "The pull request has no comment about the change: " + e.getMessage();
        } catch (Unavailable e) {
            return "%s isn't answering, so there is no comment about the change. Link it again later."
                    .formatted(e.system());
        }
    }

    private static String comment(Change change) {
        var page = change.url().filter(URI::isAbsolute).map(url -> "\n" + url).orElse("");
        return "Change request %s \"%s\" is linked to this pull request.%s"
                .formatted(change.number(), change.summary(), page);
    }
}
