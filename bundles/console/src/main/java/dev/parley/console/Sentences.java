/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console;

/** What is wrong with an input, as a sentence: the API begins it with the name of a field, in lower case. */
public final class Sentences {

    private Sentences() {}

    public static String of(String problem) {
        return problem.isEmpty()
                ? "It can't be saved like this."
                : Character.toUpperCase(problem.charAt(0)) + problem.substring(1);
    }
}
