/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words behind a command: options, with {@code --option value} or {@code --option=value}, and the rest. */
final class Words {

    private final List<String> words;
    private final String usage;

    /** @param usage the command and what it takes */
    Words(List<String> words, String usage) {
        this.words = new ArrayList<>(words);
        this.usage = usage;
    }

    Optional<String> option(String name) {
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).startsWith(name + "=")) {
                return Optional.of(words.remove(at).substring(name.length() + 1));
            }
            if (words.get(at).equals(name)) {
                words.remove(at);
                if (at == words.size()) {
                    throw new Problem("%s needs a value; usage: parley %s".formatted(name, usage), Problem.USAGE);
                }
                return Optional.of(words.remove(at));
            }
        }
        return Optional.empty();
    }

    boolean flag(String name) {
        return words.remove(name);
    }

    /** The one word that is left. */
    String only() {
        if (words.size() != 1 || words.get(0).startsWith("--")) {
            throw new Problem("usage: parley " + usage, Problem.USAGE);
        }
        return words.get(0);
    }

    void none() {
        if (!words.isEmpty()) {
            throw new Problem("%s does not know \"%s\"".formatted(usage.split(" ")[0], words.get(0)), Problem.USAGE);
        }
    }
}
