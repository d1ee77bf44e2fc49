/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import dev.parley.runtime.settings.Values;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code parley settings}: lists, exports and imports the settings of the running Parley. */
final class SettingsCommand {

    private static final String USAGE = "settings list | export FILE | import FILE [--dry-run]";
    private static final String DRY = "--dry-run";

    private final Home home;

    SettingsCommand(Home home) {
        this.home = home;
    }

    int run(List<String> args) {
        var what = args.isEmpty() ? "" : args.get(0);
        if (what.equals("list") && args.size() == 1) {
            return list();
        }
        if (what.equals("export") && args.size() == 2) {
            return export(Path.of(args.get(1)));
        }
        var rest =
                args.stream().skip(1).filter(argument -> !argument.equals(DRY)).toList();
        if (what.equals("import") && rest.size() == 1 && !rest.get(0).startsWith("--")) {
            return read(Path.of(rest.get(0)), args.contains(DRY));
        }
        throw new Problem("usage: parley " + USAGE, Problem.USAGE);
    }

    private int list() {
        var answer = ask("list", "");
        lines(answer, "lines").forEach(System.out::println);
        lines(answer, "wrong").forEach(wrong -> System.err.println("parley: " + wrong));
        return 0;
    }

    private int export(Path file) {
        var text = String.valueOf(ask("export", "").get("text"));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Problem("%s cannot be written".formatted(file));
        }
        System.out.printf("The settings are in %s, without secrets%n", file);
        return 0;
    }

    private int read(Path file, boolean isDry) {
        var answer = ask(isDry ? "plan" : "import", text(file));
        lines(answer, "notes").forEach(note -> System.err.println("parley: " + note));
        lines(answer, "lines").forEach(System.out::println);
        System.out.printf(
                isDry ? "%s configurations would change%n" : "%s configurations have changed%n", answer.get("changes"));
        return 0;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new Problem("there is no file %s".formatted(file));
        } catch (CharacterCodingException e) {
            throw new Problem("%s is no text in UTF-8".formatted(file));
        } catch (IOException e) {
            throw new Problem("%s cannot be read".formatted(file));
        }
    }

    private Map<?, ?> ask(String what, String text) {
        Noticeboard.read(home.data()).orElseThrow(() -> Running.none(home.data()));
        var directory = home.data().resolve("settings").resolve("requests");
        if (!Files.isDirectory(directory)) {
            throw new Problem("the running Parley takes no such requests yet; try again in a moment");
        }
        var request = new LinkedHashMap<String, Object>();
        request.put("do", what);
        request.put("who", System.getProperty("user.name") + " (command)");
        request.put("text", text);
        var answer = new Inbox(directory).ask(request, Optional.empty(), lasted -> {});
        if (answer.get("refused") != null) {
            throw new Problem("nothing has changed. " + String.join("\n  ", lines(answer, "refused")));
        }
        return answer;
    }

    private static List<String> lines(Map<?, ?> answer, String name) {
        return Values.texts(answer.get(name));
    }
}
