/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment.sample;

import java.util.function.ObjIntConsumer;

/** Ends the process in an interface, by a method reference and by a call. */
public interface Leaving extends Runnable {

    default void leave() {
        ObjIntConsumer<Runtime> end = Runtime::exit;
        try {
            end.accept(Runtime.getRuntime(), 3);
        } finally {
            Runtime.getRuntime().exit(3);
        }
    }
}
