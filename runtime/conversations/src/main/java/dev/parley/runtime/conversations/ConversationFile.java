/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads files of conversations. What is wrong with one is a {@link Mistake} that says where. */
public final class ConversationFile {

    private static final Set<String> SHARED = Set.of("language", "zone", "now", "given");
    private static final Set<String> OWN = Set.of("name", "language", "zone", "now", "given", "turns", "changes");
    private static final Set<String> SEVERAL = Set.of("language", "zone", "now", "given", "conversations");
    private static final Set<String> TURN = Set.of("user", "form", "bot", "times", "now");
    private static final int MOST = 10_000;

    private ConversationFile() {}

    /** The files of conversations in a directory and below, in order of their names; or the file itself. */
    public static List<Path> in(Path place) {
        if (!Files.exists(place)) {
            throw new Mistake("there is no %s".formatted(place));
        }
        try (Stream<Path> paths = Files.walk(place)) {
            var files = paths.filter(Files::isRegularFile)
                    .filter(path -> path.equals(place) || path.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new Mistake("there is no conversation in " + place);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Mistake if the file is not as it has to be */
    public static List<Conversation> read(Path file) {
        var conversations = new ArrayList<Conversation>();
        var names = new HashMap<String, Place>();
        for (var document : Yaml.read(file)) {
            for (var conversation : conversations(document)) {
                var other = names.putIfAbsent(conversation.name(), conversation.place());
                if (other != null) {
                    throw new Mistake(
                            conversation.place(),
                            "\"%s\" is the name of the one in line %d too"
                                    .formatted(conversation.name(), other.line()));
                }
                conversations.add(conversation);
            }
        }
        if (conversations.isEmpty()) {
            throw new Mistake(new Place(file, 1), "there is no conversation in this file");
        }
        return conversations;
    }

    private static List<Conversation> conversations(Yaml document) {
        if (!document.entries().containsKey("conversations")) {
            return List.of(conversation(document, Map.of()));
        }
        var shared = new LinkedHashMap<>(document.fields(SEVERAL));
        var list = shared.remove("conversations");
        return list.items().stream()
                .map(conversation -> conversation(conversation, shared))
                .toList();
    }

    /** @param shared what stands for all of the file's conversations that do not say otherwise */
    private static Conversation conversation(Yaml yaml, Map<String, Yaml> shared) {
        var fields = new LinkedHashMap<>(shared);
        fields.keySet().retainAll(SHARED);
        fields.putAll(yaml.fields(OWN));
        var conversation = new Conversation(
                yaml.place(),
                needed(yaml, fields, "name").text(),
                Optional.ofNullable(fields.get("language")).map(Yaml::text),
                Optional.ofNullable(fields.get("zone")).map(ConversationFile::zone),
                Optional.ofNullable(fields.get("now")).map(ConversationFile::instant),
                fields.containsKey("given")
                        ? fields.get("given").items().stream()
                                .map(ConversationFile::given)
                                .toList()
                        : List.of(),
                needed(yaml, fields, "turns").items().stream()
                        .map(ConversationFile::turn)
                        .toList(),
                Optional.ofNullable(fields.get("changes")).map(ConversationFile::changes));
        if (conversation.turns().isEmpty()) {
            throw fields.get("turns").wrong("there is no turn");
        }
        Names.check(fields, conversation);
        return conversation;
    }

    private static Yaml needed(Yaml yaml, Map<String, Yaml> fields, String key) {
        return Optional.ofNullable(fields.get(key)).orElseThrow(() -> yaml.wrong("\"%s\" is missing".formatted(key)));
    }

    /** Something said before: a text, or a whole turn. */
    private static Turn given(Yaml yaml) {
        var turn = yaml.isText()
                ? new Turn(yaml.place(), Optional.empty(), Said.text(yaml.text()), 1, List.of(Expectations.answered()))
                : turn(yaml);
        var expected = new ArrayList<>(turn.expected());
        expected.add(Expectations.worked());
        return new Turn(turn.place(), turn.now(), turn.said(), turn.times(), expected);
    }

    private static Turn turn(Yaml yaml) {
        var fields = yaml.fields(TURN);
        if (!fields.containsKey("user") && !fields.containsKey("form")) {
            throw yaml.wrong("a turn needs \"user\" or \"form\"");
        }
        return new Turn(
                yaml.place(),
                Optional.ofNullable(fields.get("now")).map(ConversationFile::instant),
                said(fields),
                fields.containsKey("times") ? fields.get("times").number(1, MOST) : 1,
                fields.containsKey("bot") ? Expectations.read(fields.get("bot")) : List.of(Expectations.answered()));
    }

    private static Said said(Map<String, Yaml> fields) {
        var form = new LinkedHashMap<String, Template>();
        if (fields.containsKey("form")) {
            fields.get("form").entries().forEach((slot, value) -> form.put(slot, new Template(value.text())));
        }
        return new Said(new Template(fields.containsKey("user") ? user(fields.get("user")) : ""), form);
    }

    /** A text, or one that is repeated: {@code {repeat: "ab ", times: 2000}}. */
    private static String user(Yaml yaml) {
        if (!yaml.isMap()) {
            return yaml.text();
        }
        var fields = yaml.fields(Set.of("repeat", "times"));
        return needed(yaml, fields, "repeat")
                .text()
                .repeat(needed(yaml, fields, "times").number(1, MOST));
    }

    private static List<Map<String, Wanted>> changes(Yaml yaml) {
        return yaml.isText() && yaml.text().equals("none")
                ? List.of()
                : yaml.items().stream().map(Expectations::wanted).toList();
    }

    private static ZoneId zone(Yaml yaml) {
        try {
            return ZoneId.of(yaml.text());
        } catch (DateTimeException e) {
            throw yaml.wrong("\"%s\" is no time zone".formatted(yaml.text()));
        }
    }

    private static Instant instant(Yaml yaml) {
        try {
            return Instant.parse(yaml.text());
        } catch (DateTimeException e) {
            throw yaml.wrong("\"%s\" is no time like 2031-02-20T10:00:00Z".formatted(yaml.text()));
        }
    }
}
