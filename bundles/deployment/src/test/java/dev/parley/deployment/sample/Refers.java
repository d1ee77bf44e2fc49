/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment.sample;

import java.util.function.IntConsumer;

/** A component that ends the process by a method reference. */
public final class Refers implements Runnable {

    public void activate() {
        IntConsumer end = System::exit;
        end.accept(3);
    }

    @Override
    public void run() {}
}
