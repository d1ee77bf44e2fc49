/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment.sample;

/** A component that ends the process at once, if anything lets it. */
public final class Halts implements Runnable {

    public void activate() {
        Runtime.getRuntime().halt(3);
    }

    @Override
    public void run() {}
}
