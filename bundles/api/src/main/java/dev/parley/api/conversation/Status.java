/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.conversation;

/** Where a conversation stands. It may go on from each of them. */
public enum Status {
    /** Something is being said. */
    ACTIVE,
    /** What was asked for is done. */
    COMPLETED,
    /** Left in the middle for longer than the store's setting. */
    ABANDONED
}
