/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Starts and ends bundles that may hang: after a while they are left to themselves. */
final class Patience {

    /** Engines let calls in flight end for about half of that. */
    private static final Duration TIME = Duration.ofSeconds(20);

    private Patience() {}

    static void start(Bundle bundle) throws BundleException {
        within("has not started", bundle, () -> bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY));
    }

    static void stop(Bundle bundle) throws BundleException {
        within("has not stopped", bundle, () -> bundle.stop(Bundle.STOP_TRANSIENT));
    }

    static void uninstall(Bundle bundle) throws BundleException {
        within("has not stopped", bundle, bundle::uninstall);
    }

    private static void within(String otherwise, Bundle bundle, Change change) throws BundleException {
        var task = new FutureTask<Void>(() -> {
            change.make();
            return null;
        });
        var thread = new Thread(task, "parley-deploy-" + bundle.getSymbolicName());
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new BundleException("it %s within %d s".formatted(otherwise, TIME.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BundleException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BundleException failure
                    ? failure
                    : new BundleException(String.valueOf(e.getCause()), e.getCause());
        }
    }

    @FunctionalInterface
    private interface Change {
        void make() throws BundleException;
    }
}
