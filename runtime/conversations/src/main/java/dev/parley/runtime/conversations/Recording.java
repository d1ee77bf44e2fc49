/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import dev.parley.runtime.conversations.Draft.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a conversation file of a conversation that took place. */
final class Recording {

    /** What is another one when the same is said again: numbers of changes, names of drafts, incidents. */
    private static final Pattern NUMBER =
            Pattern.compile("\\bCHG\\d{7,}\\b|(?<=\\bdraft )D-\\w+|(?<=\\bincident )[\\w-]{6,}");

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Draft draft;
    private Optional<Instant> now = Optional.empty();
    private boolean answered = true;

    private Recording(Draft draft) {
        this.draft = draft;
    }

    /**
     * @param conversation as the API tells it
     * @param zone in which it is to be held again if it does not say where it was held
     */
    static String of(Map<?, ?> conversation, Optional<ZoneId> zone) {
        var messages = messages(conversation);
        var name = messages.stream()
                .filter(Recording::isUsers)
                .findFirst()
                .map(message -> String.valueOf(message.get("text")))
                .orElseThrow(() -> new Mistake("nobody has said anything in this conversation"));
        var recording = new Recording(new Draft(name));
        recording.draft.comment("Recorded from conversation %s.".formatted(conversation.get("id")));
        var spoken = messages.stream()
                .filter(Recording::isUsers)
                .map(Recording::metadata)
                .findFirst()
                .orElseThrow();
        text(spoken, "language").ifPresent(tag -> recording.draft.head("language", tag));
        text(spoken, "time_zone").or(() -> zone.map(ZoneId::getId)).ifPresent(id -> recording.draft.head("zone", id));
        messages.forEach(recording::take);
        return recording.draft.yaml();
    }

    private static List<? extends Map<?, ?>> messages(Map<?, ?> conversation) {
        return conversation.get("messages") instanceof List<?> list
                ? list.stream().map(message -> (Map<?, ?>) message).toList()
                : List.of();
    }

    private static Optional<String> text(Map<?, ?> metadata, String field) {
        return Optional.ofNullable(metadata.get(field)).map(String::valueOf);
    }

    private static boolean isUsers(Map<?, ?> message) {
        return "user".equals(message.get("sender"));
    }

    private void take(Map<?, ?> message) {
        var text = String.valueOf(message.get("text"));
        if (isUsers(message)) {
            said(text, message);
        } else {
            draft.last()
                    .filter(step -> !answered)
                    .ifPresentOrElse(
                            step -> answered(step, text, message),
                            () -> draft.comment("Told without being asked: " + text));
        }
    }

    private void said(String text, Map<?, ?> message) {
        var step = draft.step();
        clock(message, step);
        var form = Reply.texts(metadata(message).get("form"));
        if (form.isEmpty()) {
            step.with("user", named(text, step, false));
        } else {
            form.replaceAll((slot, value) -> named(value, step, false));
            step.with("form", form);
        }
        answered = false;
    }

    /** Time stands where it stood to the minute. */
    private void clock(Map<?, ?> message, Step step) {
        var at = Instant.parse(String.valueOf(message.get("timestamp")));
        if (now.isEmpty()) {
            draft.head("now", at.toString());
        } else if (!now.get().truncatedTo(ChronoUnit.MINUTES).equals(at.truncatedTo(ChronoUnit.MINUTES))) {
            step.with("now", at.toString());
        } else {
            return;
        }
        now = Optional.of(at);
    }

    private void answered(Step step, String text, Map<?, ?> message) {
        var metadata = metadata(message);
        var progress = metadata.get("progress") instanceof Map<?, ?> map ? map : Map.of();
        step.expect("says", named(text, step, true));
        step.expect("intent", progress.get("intent"));
        step.expect("kind", metadata.get("kind"));
        step.expect("next", progress.get("next"));
        step.expect("complete", progress.get("complete"));
        var slots = Reply.texts(progress.get("collected"));
        slots.replaceAll((slot, value) -> (value.startsWith("~") ? "~" : "") + named(value, step, true));
        if (!slots.isEmpty()) {
            step.expect("slots", slots);
        }
        var change = Reply.texts(metadata.get("change_request"));
        if (!change.isEmpty()) {
            step.expect(
                    "change", Map.of("number", named(change.get("number"), step, true), "state", change.get("state")));
        }
        answered = true;
    }

    private static Map<?, ?> metadata(Map<?, ?> message) {
        return message.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
    }

    /** The text with names for numbers; one that only the user knows stays, and then it has to be there again. */
    private String named(String text, Step step, boolean keeping) {
        return NUMBER.matcher(Template.escaped(text)).replaceAll(number -> {
            var known = names.get(number.group());
            if (known == null && !keeping) {
                step.comment(
                        "%s was there before; make it in \"given\" and keep its number.".formatted(number.group()));
                return Matcher.quoteReplacement(number.group());
            }
            return Matcher.quoteReplacement(
                    "$" + names.computeIfAbsent(number.group(), first -> "n" + (names.size() + 1)));
        });
    }
}
