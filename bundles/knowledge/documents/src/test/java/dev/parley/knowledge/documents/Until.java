/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what happens in another thread. */
final class Until {

    private static final long MOMENT = 2_000_000;

    private Until() {}

    static void holds(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            LockSupport.parkNanos(MOMENT);
        }
    }
}
