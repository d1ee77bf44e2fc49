/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.account;

/** What was asked for can't be done; the message is a whole sentence for the admin who asked. */
public class AccountRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public AccountRefused(String sentence) {
        super(sentence);
    }
}
