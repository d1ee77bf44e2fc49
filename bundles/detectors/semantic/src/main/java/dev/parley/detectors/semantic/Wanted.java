/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.util.concurrent.CancellationException;

/** Whether what is being worked out is still wanted. Asked often, from the thread that works. */
@FunctionalInterface
interface Wanted {

    Wanted ALWAYS = () -> true;

    boolean isWanted();

    /** @throws CancellationException if it is not */
    default void check() {
        if (!isWanted()) {
            throw new CancellationException("not wanted any more");
        }
    }
}
