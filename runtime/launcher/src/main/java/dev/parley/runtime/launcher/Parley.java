/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.util.List;

/** The Java half of the {@code parley} command. */
public final class Parley {

    private Parley() {}

    public static void main(String... args) {
        System.exit(exit(List.of(args)));
    }

    private static int exit(List<String> args) {
        try {
            return run(args.get(0), args.subList(1, args.size()));
        } catch (Problem problem) {
            System.err.println("parley: " + problem.getMessage());
            return problem.exit();
        }
    }

    private static int run(String command, List<String> args) {
        return switch (command) {
            case "run" -> new Run(Home.ofProcess()).run(args);
            case "new" -> new New(Home.ofProcess().bundles().getParent()).run(args);
            case "chat" -> new Chat(Home.ofProcess(), args).run();
            case "status" -> new Status(Home.ofProcess()).run(args);
            case "deploy" -> new Deploy(Home.ofProcess()).deploy(args);
            case "widen" -> new Deploy(Home.ofProcess()).widen(args);
            case "rollback" -> new Deploy(Home.ofProcess()).rollBack(args);
            case "undeploy" -> new Deploy(Home.ofProcess()).undeploy(args);
            case "settings" -> new SettingsCommand(Home.ofProcess()).run(args);
            default -> throw new Problem("there is no command \"%s\"".formatted(command), Problem.USAGE);
        };
    }
}
