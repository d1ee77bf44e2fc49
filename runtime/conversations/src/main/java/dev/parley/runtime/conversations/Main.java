/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The commands about conversations of {@code parley}. The system property {@code parley.command} names its script. */
public final class Main {

    private Main() {}

    public static void main(String... args) {
        System.exit(exit(args[0], List.of(args).subList(1, args.length)));
    }

    private static int exit(String command, List<String> args) {
        try {
            return run(command, args);
        } catch (Mistake mistake) {
            System.err.println("parley: " + mistake.getMessage());
            return Mistake.EXIT;
        } catch (UncheckedIOException | IllegalStateException e) {
            System.err.println("parley: " + e.getMessage());
            return 1;
        }
    }

    private static int run(String command, List<String> args) {
        return switch (command) {
            case "test-conversations" ->
                new TestConversations(args, System.out).run(Path.of(System.getProperty("parley.command")));
            case "record-conversation" -> new RecordConversation(args, System::getenv).run(System.out);
            case "import-conversations" -> new ImportConversations(args).run(System.out, System.err);
            default -> throw new Mistake("there is no command \"%s\"".formatted(command));
        };
    }
}
