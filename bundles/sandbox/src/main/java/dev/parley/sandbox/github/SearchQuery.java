/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import dev.parley.sandbox.Json;
import dev.parley.sandbox.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is searched for among pull requests: qualifiers, and words that titles and bodies have. */
final class SearchQuery {

    private static final Pattern TERM = Pattern.compile("(-?)(?:([a-z-]+):)?(\"[^\"]*\"|\\S+)");

    private final List<Predicate<PullRequest>> terms = new ArrayList<>();
    private final Repository repository;

    SearchQuery(String text, Repository repository) {
        this.repository = repository;
        if (text.isBlank()) {
            throw invalid("missing", "A search query is required.");
        }
        var matcher = TERM.matcher(text);
        while (matcher.find()) {
            var value = matcher.group(3).replace("\"", "").toLowerCase(Locale.ROOT);
            var term = matcher.group(2) == null ? words(value) : qualifier(matcher.group(2), value);
            terms.add(matcher.group(1).isEmpty() ? term : term.negate());
        }
    }

    List<PullRequest> found() {
        return repository
                .pulls()
                .filter(pull -> terms.stream().allMatch(term -> term.test(pull)))
                .toList();
    }

    private Predicate<PullRequest> qualifier(String name, String value) {
        return switch (name) {
            case "repo" -> repository(value);
            case "org", "user" -> pull -> value.equalsIgnoreCase(repository.owner());
            case "is", "type", "state" -> is(value);
            case "author" -> pull -> pull.text("user").equalsIgnoreCase(value);
            case "head" -> pull -> pull.branch().toLowerCase(Locale.ROOT).startsWith(value);
            case "base" -> pull -> value.equals("main");
            case "draft" -> pull -> pull.isDraft() == Boolean.parseBoolean(value);
            case "label" ->
                pull -> Repository.each(pull.json().path("labels"))
                        .anyMatch(label -> label.asText().equalsIgnoreCase(value));
            case "sha" -> pull -> pull.sha().startsWith(value);
            default -> pull -> true;
        };
    }

    private Predicate<PullRequest> repository(String fullName) {
        if (!fullName.equalsIgnoreCase(repository.owner() + "/" + repository.name())) {
            throw invalid(
                    "invalid",
                    "The listed users and repositories cannot be searched either because the resources do not exist"
                            + " or you do not have permission to view them.");
        }
        return pull -> true;
    }

    private static Predicate<PullRequest> is(String value) {
        return switch (value) {
            case "open" -> PullRequest::isOpen;
            case "closed" -> pull -> !pull.isOpen();
            case "merged" -> PullRequest::isMerged;
            case "unmerged" -> pull -> !pull.isMerged();
            case "draft" -> PullRequest::isDraft;
            case "issue" -> pull -> false;
            default -> pull -> true;
        };
    }

    private static Predicate<PullRequest> words(String words) {
        return pull -> Stream.of(words.split("\\s+"))
                .allMatch((pull.title() + " " + pull.text("body")).toLowerCase(Locale.ROOT)::contains);
    }

    private static Refusal invalid(String code, String message) {
        var errors = Json.array();
        errors.addObject()
                .put("message", message)
                .put("resource", "Search")
                .put("field", "q")
                .put("code", code);
        return new Refusal(422, "Validation Failed", errors);
    }
}
