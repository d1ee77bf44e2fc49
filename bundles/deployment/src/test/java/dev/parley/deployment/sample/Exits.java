/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment.sample;

/** A component that ends the process, if anything lets it. */
public final class Exits implements Runnable {

    public void activate() {
        for (var status : new int[] {0, 3}) {
            if (status > 0) {
                System.exit(status);
            }
        }
    }

    @Override
    public void run() {}
}
