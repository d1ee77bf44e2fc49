/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.knowledge;

import java.util.Optional;

/**
 * Where an answer is from. What another system sent is not trusted: channels show it as text, and a link only if it is
 * an http or https one.
 *
 * @param title as people would name it
 * @param link where it can be opened, absolute
 * @param excerpt what is said there, plain text
 */
public record Source(String title, Optional<String> link, Optional<String> excerpt) {}
