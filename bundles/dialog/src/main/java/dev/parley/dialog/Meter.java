/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * What the current thread has taken so far.
 *
 * @param cpuNanos 0 where the machine does not tell
 * @param allocated in bytes; 0 where the VM does not tell
 */
record Meter(long cpuNanos, long allocated) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean KNOWS_CPU =
            THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();
    private static final LongSupplier ALLOCATED = counter();

    static Meter read() {
        return new Meter(KNOWS_CPU ? THREADS.getCurrentThreadCpuTime() : 0, ALLOCATED.getAsLong());
    }

    /** What was taken since then, on the same thread. */
    Meter since(Meter before) {
        return new Meter(cpuNanos - before.cpuNanos, allocated - before.allocated);
    }

    private static LongSupplier counter() {
        try {
            return Allocation.counter();
        } catch (LinkageError e) {
            return () -> 0; // another VM than OpenJDK's
        }
    }

    private static final class Allocation {

        private Allocation() {}

        static LongSupplier counter() {
            return THREADS instanceof com.sun.management.ThreadMXBean counting
                            && counting.isThreadAllocatedMemorySupported()
                    ? () -> counting.getThreadAllocatedBytes(
                            Thread.currentThread().getId())
                    : () -> 0;
        }
    }
}
