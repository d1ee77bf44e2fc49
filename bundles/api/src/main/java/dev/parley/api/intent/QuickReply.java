/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

/**
 * An answer to choose instead of typing it.
 *
 * @param label what the user reads
 * @param value what is said when it is chosen
 */
public record QuickReply(String label, String value) {

    public static QuickReply of(String text) {
        return new QuickReply(text, text);
    }
}
