/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

/** A setting that cannot be used; the message says which and why, for admins, without secrets. */
final class BadSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    BadSetting(String message) {
        super(message);
    }
}
