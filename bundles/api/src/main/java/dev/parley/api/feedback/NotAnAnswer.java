/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.feedback;

/** The message is the user's own: only what the bot says can be voted on. */
public final class NotAnAnswer extends RuntimeException {

    private static final long serialVersionUID = 1;
}
