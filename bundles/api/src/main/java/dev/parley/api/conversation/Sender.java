/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.conversation;

/** Who said a message. */
public enum Sender {
    USER,
    BOT
}
