/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.knowledge;

import java.util.Optional;

/**
 * A piece of knowledge.
 *
 * @param title as people would name it: {@code Working with change windows}
 * @param text what is said, plain text
 * @param link where it stands, if it can be opened
 * @param confidence that it answers the question, 0 to 1; from {@value #SURE} it is given as the answer
 */
public record Passage(String title, String text, Optional<String> link, double confidence) {

    public static final double SURE = 0.7;
}
