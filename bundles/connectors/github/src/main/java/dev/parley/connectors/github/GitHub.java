/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Connection;
import dev.parley.api.connector.ConnectorException;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.lib.http.Answer;
import dev.parley.lib.http.Call;
import dev.parley.lib.http.Credentials;
import dev.parley.lib.http.RemoteConnection;
import dev.parley.lib.http.RemoteSystem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** GitHub's REST interface, as one who is signed in sees it: its headers, ETags, pages and refusals. Thread-safe. */
final class GitHub {

    static final String NAME = "GitHub";
    private static final int FORBIDDEN = 403;
    static final int PAGE = 100;

    private static final Pattern NEXT = Pattern.compile("<([^<>]+)>[^<>,]*;\\s*rel=\"?next\"?");
    private static final Duration LATER = Duration.ofMinutes(1);

    /**
     * A page of a list.
     *
     * @param more whether another follows
     */
    record Part(List<JsonNode> items, boolean more) {

        static final Part NOTHING = new Part(List.of(), false);
    }

    private final RemoteSystem system;
    private final Predicate<JsonNode> author;
    private final Cached cached = new Cached();

    /** One whose own comments are those of the user who is signed in. */
    GitHub(RemoteSystem.Settings settings, Credentials credentials) {
        this.system = new RemoteSystem(settings, credentials);
        this.author = new Myself(this);
    }

    /** @param author knows by a comment whether it is of the one who is signed in */
    GitHub(RemoteSystem.Settings settings, Credentials credentials, Predicate<JsonNode> author) {
        this.system = new RemoteSystem(settings, credentials);
        this.author = author;
    }

    /** Whether this comment is of the one who is signed in. */
    boolean wrote(JsonNode comment) {
        return author.test(comment);
    }

    /** Asks, at no cost where the answer is still the last one. */
    Answer get(Call call) {
        var asked = call.path() + '?' + call.query();
        var last = cached.last(asked);
        var question =
                last.map(entry -> call.header("If-None-Match", entry.etag())).orElse(call);
        var answer = system.call(ours(question));
        if (answer.status() == 304 && last.isPresent()) {
            return last.get().answer();
        }
        cached.keep(asked, answer);
        return answer;
    }

    /** For admins, who are told what is left of the limit; asking for that does not count against it. */
    Connection connection() {
        return new RemoteConnection(system, brief -> allowance(brief.call(ours(Call.get("rate_limit")))));
    }

    /** An Enterprise server that limits nobody has no such page. */
    private static String allowance(Answer answer) {
        if (answer.status() == 404) {
            return "It answers, and limits nobody.";
        }
        var rate = accepted(answer).path("resources").path("core");
        return String.format(
                Locale.ROOT,
                "%,d of %,d calls are left in this hour.",
                rate.path("remaining").asLong(),
                rate.path("limit").asLong());
    }

    /** For admins, who are told who Parley is there. */
    Connection connection(String path, Function<JsonNode, String> told) {
        return new RemoteConnection(system, brief -> told.apply(accepted(brief.call(ours(Call.get(path))))));
    }

    /** Writes; a refusal is {@link Rejected} in GitHub's words. */
    JsonNode write(Call call) {
        return accepted(system.call(ours(call)));
    }

    private static Call ours(Call call) {
        return call.header("Accept", "application/vnd.github+json").header("X-GitHub-Api-Version", "2022-11-28");
    }

    /** Asks for what must be there. */
    JsonNode read(Call call) {
        return accepted(get(call));
    }

    /** Asks for what may be missing. */
    Optional<JsonNode> find(Call call) {
        var answer = get(call);
        return answer.status() == 404 ? Optional.empty() : Optional.of(accepted(answer));
    }

    /**
     * Asks for a list, page after page.
     *
     * @param field where the items are in a page; the empty string if the page is the list
     * @param most pages
     */
    Stream<JsonNode> list(Call call, String field, int most) {
        return listed(Optional.empty(), call, field, most);
    }

    /** Asks for a list; gives something else where this sign-in may not read it. */
    Stream<JsonNode> listOr(JsonNode unreadable, Call call, String field, int most) {
        return listed(Optional.of(unreadable), call, field, most);
    }

    private Stream<JsonNode> listed(Optional<JsonNode> unreadable, Call call, String field, int most) {
        var items = new ArrayList<JsonNode>();
        var next = Optional.of(call.with("per_page", Integer.toString(PAGE)));
        for (int page = 0; page < most && next.isPresent(); page++) {
            var answer = get(next.get());
            if (answer.status() == FORBIDDEN && unreadable.isPresent()) {
                return unreadable.stream();
            }
            items(answer, field).forEach(items::add);
            next = next(answer).map(Call::get);
        }
        return items.stream();
    }

    /** One page of a list; empty if there is no such list. */
    Optional<Part> part(Call call, String field) {
        var answer = get(call);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(
                        new Part(items(answer, field).toList(), next(answer).isPresent()));
    }

    private static Stream<JsonNode> items(Answer answer, String field) {
        var body = accepted(answer);
        var list = field.isEmpty() ? body : body.path(field);
        if (!list.isArray()) {
            throw senseless(null);
        }
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** The address of the next page, as GitHub gives it; another host's is refused. */
    private Optional<String> next(Answer answer) {
        return answer.headers().allValues("Link").stream()
                .flatMap(link -> NEXT.matcher(link).results())
                .map(found -> found.group(1))
                .findFirst()
                .map(this::own);
    }

    private String own(String address) {
        var base = system.base();
        var next = understood(() -> URI.create(address));
        if (!base.getScheme().equalsIgnoreCase(next.getScheme())
                || !base.getAuthority().equalsIgnoreCase(next.getAuthority())) {
            throw senseless(null);
        }
        return address;
    }

    private static JsonNode accepted(Answer answer) {
        if (answer.status() >= 400) {
            throw new Rejected(Refusal.of(answer.body(), answer.status()));
        }
        if (answer.status() >= 300) {
            throw senseless(null);
        }
        return answer.body();
    }

    /** Reads an answer, of which nothing is certain. */
    static <T> T understood(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ConnectorException e) {
            throw e;
        } catch (RuntimeException e) {
            throw senseless(e);
        }
    }

    private static Unavailable senseless(RuntimeException why) {
        return unavailable("an answer that makes no sense", why);
    }

    static Unavailable unavailable(String why, Exception cause) {
        return new Unavailable(NAME, LATER, new IOException(why, cause));
    }

    /** The text of a field; that it is missing makes an answer senseless. */
    static String text(JsonNode node, String field) {
        var value = node.path(field);
        if (!value.isValueNode() || value.isNull()) {
            throw senseless(null);
        }
        return value.asText();
    }
}
