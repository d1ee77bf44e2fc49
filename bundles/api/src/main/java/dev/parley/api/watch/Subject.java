/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.watch;

/**
 * Something in another system whose state conversations follow.
 *
 * @param key in the form people know: {@code CHG0030001}, {@code PAY-12}, {@code acme/pay#41}
 */
public record Subject(Kind kind, String key) {

    public enum Kind {
        CHANGE,
        ISSUE,
        PULL_REQUEST
    }
}
