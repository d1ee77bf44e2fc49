/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

/** What a {@link SlotType.Reference} names, where Parley can look for it while somebody types. */
public enum Subject {
    /** A change request, by its number. */
    CHANGE,
    /** An issue, by its key. */
    ISSUE,
    /** A pull request, as {@code owner/name#number}. */
    PULL_REQUEST
}
