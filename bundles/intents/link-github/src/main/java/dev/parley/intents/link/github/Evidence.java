/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.link.github;

import dev.parley.api.change.Change;
import dev.parley.api.code.CodeHost;
import dev.parley.api.code.CodeSlots;
import dev.parley.api.code.PullRequest;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.Phrases;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of looking a pull request up.
 *
 * @param locale that it is told in
 * @param name {@code acme/pay#41}
 * @param host that knows it; none if it could not be asked
 * @param isRefused whether there is no such pull request
 * @param remark why it could not be checked, or what is wrong with it, in a whole sentence; empty if nothing is
 */
record Evidence(
        Locale locale,
        String name,
        Optional<CodeHost> host,
        Optional<PullRequest> pullRequest,
        boolean isRefused,
        String remark) {

    private static final Phrases PHRASES = Phrases.of(Evidence.class);

    /** @param hosts the one to ask, or none */
    static Evidence of(String name, Stream<CodeHost> hosts, Locale locale) {
        return hosts.findFirst()
                .map(host -> of(name, host, locale))
                .orElseGet(() -> unchecked(locale, name, PHRASES.say(locale, "unconnected", name)));
    }

    private static Evidence of(String name, CodeHost host, Locale locale) {
        try {
            return host.pullRequest(CodeSlots.repository(name), CodeSlots.number(name))
                    .map(found -> new Evidence(locale, found.name(), Optional.of(host), Optional.of(found), false, ""))
                    .orElseGet(() -> refused(locale, name, PHRASES.say(locale, "unknown", name)));
        } catch (Rejected e) {
            return refused(locale, name, e.getMessage());
        } catch (Unavailable e) {
            return unchecked(locale, name, PHRASES.say(locale, "silent", e.system(), name));
        }
    }

    private static Evidence refused(Locale locale, String name, String problem) {
        return new Evidence(locale, name, Optional.empty(), Optional.empty(), true, problem);
    }

    private static Evidence unchecked(Locale locale, String name, String why) {
        return new Evidence(locale, name, Optional.empty(), Optional.empty(), false, why);
    }

    /** {@code acme/pay#41 "Retry payments"}. */
    String named() {
        return pullRequest
                .map(found -> PHRASES.say(locale, "named", found.name(), found.title()))
                .orElse(name);
    }

    /** {@code acme/pay#41 "Retry payments": open, 3 checks passed, approved by ana}. */
    String told() {
        return named()
                + pullRequest.map(found -> ": " + Standing.of(found, locale)).orElse("");
    }

    /** The change, with what was found out. */
    Change on(Change change) {
        return pullRequest
                .map(found -> change.with(new dev.parley.api.change.Evidence(
                        found.name(), Optional.of(Standing.of(found, locale)), Optional.of(found.url()))))
                .orElse(change);
    }

    /** Tells of the change in a comment at the pull request; tells what came of it. */
    String shown(Change change) {
        try {
            host.ifPresent(where -> where.comment(
                    CodeSlots.repository(name), CodeSlots.number(name), "change-" + change.sysId(), comment(change)));
            return host.isPresent() ? PHRASES.say(locale, "shown") : "";
        } catch (Rejected e) {
            return PHRASES.say(locale, "show.refused", e.getMessage());
        } catch (Unavailable e) {
            return PHRASES.say(locale, "show.silent", e.system());
        }
    }

    private String comment(Change change) {
        var page = change.url().filter(URI::isAbsolute).map(url -> "\n" + url).orElse("");
        return PHRASES.say(locale, "comment", change.number(), change.summary()) + page;
    }
}
