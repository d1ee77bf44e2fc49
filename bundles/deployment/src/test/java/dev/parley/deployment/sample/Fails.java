/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment.sample;

/** A component that does not start. */
public final class Fails implements Runnable {

    public void activate() {
        throw new IllegalStateException("no rota");
    }

    @Override
    public void run() {}
}
