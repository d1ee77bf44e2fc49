/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

/**
 * What is read back before an intent is carried out.
 *
 * @param question the whole question, in which <code>{slot}</code> stands for that slot's value as one would say it
 * @param always whether it is asked in any case; if not, the engine's setting decides
 */
public record Confirmation(String question, boolean always) {}
