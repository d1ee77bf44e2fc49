/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads conversations ({@code .convo.txt}) and utterances ({@code .utterances.txt}) in BotiumScript. */
final class BotiumFile {

    private static final Pattern SECTION = Pattern.compile("#(\\w+).*");
    private static final Set<String> SECTIONS = Set.of("me", "bot", "begin", "end", "include");

    /** {@code INTENT_CONFIDENCE 70}, {@code UTT_HELLO}: no words that anybody says. */
    private static final Pattern ASSERTER = Pattern.compile(
            "!?(INTENT|ENTITIES|BUTTONS|MEDIA|CARDS|FORMS|HYPERLINK|TEXT|PAUSE|WAITFORBOT|INCLUDE|LOGIC|[A-Z]+(_[A-Z]+)+)( .*)?");

    private static final Pattern INTENT = Pattern.compile("INTENT (\\S+)");
    private static final Pattern BUTTONS = Pattern.compile("BUTTONS (.+)");

    private final Path file;
    private final List<String> notes = new ArrayList<>();
    private Draft draft;

    private BotiumFile(Path file) {
        this.file = file;
    }

    static Imported read(Path file) {
        var botium = new BotiumFile(file);
        var lines = lines(file);
        return file.toString().endsWith(".utterances.txt") ? botium.utterances(lines) : botium.conversation(lines);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new Mistake("there is no file " + file);
        } catch (MalformedInputException e) {
            throw new Mistake(new Place(file, 1), "this is no UTF-8");
        } catch (IOException e) {
            throw new Mistake("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    /** Each of them begins a conversation in which nothing is expected yet. */
    private Imported utterances(List<String> lines) {
        var texts = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (texts.isEmpty()) {
            throw new Mistake(new Place(file, 1), "there is no name of the utterances");
        }
        var drafts = texts.stream()
                .skip(1)
                .distinct()
                .map(text -> {
                    var one = new Draft(texts.get(0) + ": " + text);
                    one.comment("One of the utterances %s.".formatted(texts.get(0)));
                    one.user(text);
                    return one;
                })
                .toList();
        return new Imported(drafts, notes);
    }

    private Imported conversation(List<String> lines) {
        var section = "";
        var said = new ArrayList<String>();
        for (var i = 0; i <= lines.size(); i++) {
            var line = i == lines.size() ? "#end" : lines.get(i).strip();
            var header = SECTION.matcher(line);
            if (header.matches()) {
                close(section, said, i);
                said.clear();
                section = known(header.group(1), i);
            } else if (!section.isEmpty()) {
                said.add(line);
            } else if (!line.isEmpty()) {
                name(line, i);
            }
        }
        if (draft == null || draft.isEmpty()) {
            throw new Mistake(new Place(file, 1), "nobody says anything here; there is no \"#me\"");
        }
        return new Imported(List.of(draft), notes);
    }

    private String known(String section, int at) {
        if (draft == null) {
            throw new Mistake(new Place(file, at + 1), "the name of the conversation is missing");
        }
        if (!SECTIONS.contains(section)) {
            throw new Mistake(
                    new Place(file, at + 1), "there is no section \"#%s\"; there are #me and #bot".formatted(section));
        }
        return section;
    }

    private void name(String line, int at) {
        if (draft == null) {
            draft = new Draft(line);
        } else {
            leaveOut(line, at);
        }
    }

    /** @param end the line after the section */
    private void close(String section, List<String> lines, int end) {
        int begin = end - lines.size();
        switch (section) {
            case "me" -> me(lines, begin);
            case "bot" -> {
                for (var i = 0; i < lines.size(); i++) {
                    bot(lines.get(i), begin + i);
                }
            }
            default -> {
                for (var i = 0; i < lines.size(); i++) {
                    leaveOut(lines.get(i), begin + i);
                }
            }
        }
    }

    private void me(List<String> lines, int begin) {
        var text = new ArrayList<String>();
        var rest = new ArrayList<Integer>();
        for (var i = 0; i < lines.size(); i++) {
            if (ASSERTER.matcher(lines.get(i)).matches()) {
                rest.add(i);
            } else {
                text.add(lines.get(i));
            }
        }
        var said = String.join("\n", text).strip();
        if (!said.isEmpty()) {
            draft.user(said);
        }
        rest.forEach(i -> leaveOut(lines.get(i), begin + i));
    }

    private void bot(String line, int at) {
        var step = draft.last();
        var intent = INTENT.matcher(line);
        var buttons = BUTTONS.matcher(line);
        if (line.isEmpty()) {
            return;
        }
        if (step.isEmpty() || line.startsWith("?")) {
            leaveOut(line, at);
        } else if (intent.matches()) {
            step.get().expect("intent", intent.group(1));
        } else if (buttons.matches()) {
            for (var label : buttons.group(1).split("\\|")) {
                step.get().expectAlso("quick_replies", Template.escaped(label.strip()));
            }
        } else if (ASSERTER.matcher(line).matches()) {
            leaveOut(line, at);
        } else if (line.startsWith("!")) {
            step.get().expectAlso("not", Template.escaped(line.substring(1).strip()));
        } else {
            step.get().expectAlso("contains", Template.escaped(line));
        }
    }

    private void leaveOut(String line, int at) {
        if (!line.isEmpty()) {
            draft.comment("Not carried over: " + line);
            notes.add("%s: not carried over: %s".formatted(new Place(file, at + 1), line));
        }
    }
}
