/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

/** A page can't be shown, or something can't be done; the message is a whole sentence for the admin who asked. */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    /** @param status of HTTP: 404 if there is no such thing */
    public Refusal(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
