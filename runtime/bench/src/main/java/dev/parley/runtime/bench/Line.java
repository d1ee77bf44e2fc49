/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.io.Closeable;
import java.io.IOException;

/** What a virtual user speaks over. */
interface Line extends Closeable {

    /**
     * Says something and waits for the answer.
     *
     * @param conversation its id as JSON: {@code null} begins one
     * @return the answer's JSON; the empty string if it was refused
     */
    String say(String conversation, String message) throws IOException;

    /** Opens lines; each is another guest's. */
    @FunctionalInterface
    interface Opening {

        Line open() throws IOException;
    }
}
