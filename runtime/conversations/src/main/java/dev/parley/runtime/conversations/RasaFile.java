/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads test stories ({@code stories:}) and end-to-end test cases ({@code test_cases:}) of Rasa. */
final class RasaFile {

    /** {@code [chinese](cuisine)}, {@code [chinese]{"entity": "cuisine"}}, {@code [a]{...}(b)}. */
    private static final Pattern ENTITY = Pattern.compile("\\[([^\\]]+)](\\{[^}]*}|\\(([^)]*)\\))");

    private static final Pattern ENTITY_NAME = Pattern.compile("\"entity\"\\s*:\\s*\"([^\"]+)\"");

    private final List<Draft> drafts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private RasaFile() {}

    static Imported read(Path file) {
        var rasa = new RasaFile();
        var documents = Yaml.read(file);
        if (documents.isEmpty()) {
            throw new Mistake(new Place(file, 1), "there is nothing in this file");
        }
        documents.forEach(rasa::document);
        return new Imported(rasa.drafts, rasa.notes);
    }

    static boolean isOne(Yaml document) {
        return document.isMap()
                && (document.entries().containsKey("stories")
                        || document.entries().containsKey("test_cases"));
    }

    private void document(Yaml document) {
        if (!isOne(document)) {
            throw document.wrong("neither \"stories\" nor \"test_cases\" stands here");
        }
        document.entries().forEach((key, value) -> {
            switch (key) {
                case "stories" -> value.items().forEach(story -> conversation(story, "story"));
                case "test_cases" -> value.items().forEach(test -> conversation(test, "test_case"));
                case "version" -> {}
                default -> notes.add("%s: \"%s\" is left out".formatted(value.place(), key));
            }
        });
    }

    private void conversation(Yaml yaml, String title) {
        var fields = yaml.entries();
        if (!fields.containsKey(title) || !fields.containsKey("steps")) {
            throw yaml.wrong("\"%s\" and \"steps\" have to stand here".formatted(title));
        }
        var draft = new Draft(fields.get(title).text());
        fields.forEach((key, value) -> {
            if (!key.equals(title) && !key.equals("steps")) {
                leaveOut(key + ": " + flat(value), value, draft);
            }
        });
        fields.get("steps").items().forEach(step -> step(step, draft));
        drafts.add(draft);
    }

    private void step(Yaml step, Draft draft) {
        var fields = step.entries();
        if (fields.containsKey("user")) {
            user(fields.get("user"), draft);
        } else if (fields.containsKey("intent")) {
            leaveOut(
                    "the user means %s; what is said is not written".formatted(flat(fields.get("intent"))),
                    step,
                    draft);
            return;
        }
        fields.forEach((key, value) -> {
            switch (key) {
                case "user" -> {}
                case "intent" -> draft.last().orElseThrow().expect("intent", value.text());
                case "bot" -> bot(value, draft);
                case "slot_was_set" -> value.oneOrMore().forEach(slot -> slot(slot, draft));
                case "slot_was_not_set" -> value.oneOrMore().forEach(slot -> noSlot(slot, draft));
                default -> leaveOut(key + ": " + flat(value), value, draft);
            }
        });
    }

    private void user(Yaml yaml, Draft draft) {
        var said = yaml.text().strip();
        draft.user(ENTITY.matcher(said).replaceAll("$1"));
        ENTITY.matcher(said)
                .results()
                .forEach(entity -> leaveOut(
                        "\"%s\" is the entity %s"
                                .formatted(
                                        entity.group(1),
                                        Optional.ofNullable(entity.group(3)).orElseGet(() -> entity(entity.group(2)))),
                        yaml,
                        draft));
    }

    private static String entity(String json) {
        var name = ENTITY_NAME.matcher(json);
        return name.find() ? name.group(1) : json;
    }

    private void bot(Yaml yaml, Draft draft) {
        draft.last()
                .ifPresentOrElse(
                        step -> step.expectAlso(
                                "contains", Template.escaped(yaml.text().strip())),
                        () -> leaveOut("the bot says first: " + flat(yaml), yaml, draft));
    }

    private void slot(Yaml yaml, Draft draft) {
        if (yaml.isText() || draft.last().isEmpty()) {
            leaveOut("slot_was_set: " + flat(yaml), yaml, draft);
            return;
        }
        yaml.entries().forEach((name, value) -> {
            if (value.isList() || value.isMap()) {
                leaveOut("slot_was_set: " + flat(yaml), yaml, draft);
            } else if (name.equals("requested_slot")) {
                draft.last().get().expect("next", value.isNull() ? null : value.text());
            } else {
                draft.last().get().expectOf("slots", name, value.isNull() ? null : exactly(value.text()));
            }
        });
    }

    /** One that begins like a part of a text is compared as a part. */
    private static String exactly(String text) {
        return (text.startsWith("~") ? "~" : "") + Template.escaped(text);
    }

    private void noSlot(Yaml yaml, Draft draft) {
        if (yaml.isText() && draft.last().isPresent()) {
            draft.last().get().expectOf("slots", yaml.text(), null);
        } else {
            leaveOut("slot_was_not_set: " + flat(yaml), yaml, draft);
        }
    }

    private void leaveOut(String what, Yaml yaml, Draft draft) {
        draft.comment("Not carried over: " + what);
        notes.add("%s: not carried over: %s".formatted(yaml.place(), what));
    }

    /** On one line. */
    private static String flat(Yaml yaml) {
        return YamlText.flow(value(yaml)).replace("\n", " ");
    }

    private static Object value(Yaml yaml) {
        if (yaml.isMap()) {
            var map = new LinkedHashMap<String, Object>();
            yaml.entries().forEach((key, value) -> map.put(key, value(value)));
            return map;
        }
        if (yaml.isList()) {
            return yaml.items().stream().map(RasaFile::value).toList();
        }
        return yaml.isNull() ? null : yaml.text();
    }
}
