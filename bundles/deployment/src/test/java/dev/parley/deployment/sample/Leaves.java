/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment.sample;

/** A component that inherits how it ends the process. */
public final class Leaves implements Leaving {

    public void activate() {
        leave();
    }

    @Override
    public void run() {}
}
