/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.conversation;

import java.util.Optional;

/**
 * What became of a customer's question.
 *
 * @param question as it was asked
 * @param by the name of the knowledge base that answered; empty if none did
 * @param entry the knowledge base's own name for what it answered with, such as the id of a FAQ
 * @param confidence that this answers the question, 0 to 1
 */
public record Answered(String question, Optional<String> by, Optional<String> entry, double confidence) {}
