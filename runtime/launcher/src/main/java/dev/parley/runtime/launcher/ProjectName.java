/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * What a new project is about: {@code book-room}, {@code book_room} and {@code BookRoom} are the same words.
 *
 * @param given as it was typed, and as the project's directory is called
 */
record ProjectName(String given) {

    private static final Pattern NAME = Pattern.compile("\\p{Alpha}\\p{Alnum}*([-_]\\p{Alnum}+)*");
    private static final Pattern BETWEEN = Pattern.compile("[-_]|(?<=[a-z0-9])(?=[A-Z])");
    private static final int LONGEST = 40;

    /** Names of classes that the generated code itself uses. */
    private static final Set<String> TAKEN =
            Set.of(("Activate AfterAll AfterEach Annotation Answer Api Arrays AttributeDefinition"
                            + " AttributeType BeforeAll BigDecimal Boolean Call ChangeFields ChangeManagement Class Clock Component Config"
                            + " Connection ConversationTests Credentials Designate DynamicNode Exception Executors Field Files"
                            + " HttpExchange HttpServer Instant Integer Intent IntentContract IntentSpec Issue IssueTracker Json JsonNode"
                            + " LinkedHashMap List Locale Localized Map MemoryIssues Object ObjectMapper ObjectNode Optional Override"
                            + " OwnParley Page Path Pattern Phrases Reference Rejected RemoteLink RemoteSystem Reply Slot SlotType"
                            + " StandIn StandardCharsets Standing Stream String System TempDir Test TestFactory Thread Transition Turn"
                            + " Turns Unavailable Undo Values")
                    .split(" "));

    ProjectName {
        if (!NAME.matcher(given).matches() || given.length() > LONGEST) {
            throw wrong(
                    given,
                    "has to be letters and digits with - between the words, such as book-room, at most %d of them"
                            .formatted(LONGEST));
        }
        var type = type(given);
        if (TAKEN.contains(type)) {
            throw wrong(
                    given, "would make a class " + type + ", and there is one; say what it does, such as book-room");
        }
    }

    private static Problem wrong(String given, String why) {
        return new Problem("the name \"%s\" %s".formatted(given, why), Problem.USAGE);
    }

    private static List<String> words(String given) {
        return BETWEEN.splitAsStream(given)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String type(String given) {
        return words(given).stream()
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** {@code BookRoom}. */
    String className() {
        return type(given);
    }

    /** The words with something between them. */
    String joined(String between) {
        return String.join(between, words(given));
    }

    /** {@code com.example.bookroom}, where no other package is asked for. */
    String defaultPackage() {
        return checkPackage("com.example." + joined(""));
    }

    /** @throws Problem if Java has no such package */
    static String checkPackage(String name) {
        if (!SourceVersion.isName(name, SourceVersion.RELEASE_17) || !name.equals(name.toLowerCase(Locale.ROOT))) {
            throw new Problem(
                    "\"%s\" is no name of a Java package; name one with --package, such as com.example.rooms"
                            .formatted(name),
                    Problem.USAGE);
        }
        return name;
    }
}
