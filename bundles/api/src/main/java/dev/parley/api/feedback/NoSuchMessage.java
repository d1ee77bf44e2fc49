/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.feedback;

/** There is no such message, or it is in another user's conversation. */
public final class NoSuchMessage extends RuntimeException {

    private static final long serialVersionUID = 1;
}
