/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment.sample;

/** A component that starts. */
public final class Works implements Runnable {

    @Override
    public void run() {}
}
