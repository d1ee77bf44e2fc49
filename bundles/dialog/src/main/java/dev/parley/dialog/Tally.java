/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.time.Duration;
import java.util.Arrays;

/** Counts what the calls of one version of a bundle have come to. */
final class Tally {

    private static final int LATEST = 512;
    private static final int MOST_STARTED = 1000;

    /** Below the VM's own group: another's may be one that ends with its last thread, and so would these. */
    private static final ThreadGroup ALL = new ThreadGroup(root(), "parley-bundles");

    private static final class Caller extends Thread {

        Caller(ThreadGroup group, Runnable task, String name) {
            super(group, task, name);
            setDaemon(true);
            setContextClassLoader(Tally.class.getClassLoader());
        }
    }

    /** Threads that a call starts are of the group that its own thread is of. */
    private final ThreadGroup threads;

    private final long[] nanos = new long[LATEST];
    private long calls;
    private long errors;
    private long late;
    private long cpuNanos;
    private long allocated;

    /** @param bundle name and version */
    Tally(String bundle) {
        this.threads = new ThreadGroup(ALL, bundle);
    }

    private static ThreadGroup root() {
        var group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    /** A thread to call the bundle on. */
    Thread caller(Runnable task, int number) {
        return new Caller(threads, task, "parley " + threads.getName() + ' ' + number);
    }

    /** How many threads live that calls have started. */
    int started() {
        var alive = new Thread[MOST_STARTED];
        return (int) Arrays.stream(alive, 0, threads.enumerate(alive))
                .filter(thread -> !(thread instanceof Caller))
                .count();
    }

    /** A call has ended, or was given up. */
    synchronized void ended(long took, boolean isError, boolean isLate) {
        nanos[(int) (calls++ % LATEST)] = took;
        errors += isError ? 1 : 0;
        late += isLate ? 1 : 0;
    }

    /** What a call took of the machine, once it has really ended. */
    synchronized void took(Meter taken) {
        cpuNanos += taken.cpuNanos();
        allocated += taken.allocated();
    }

    /** What was counted. */
    record Count(long calls, long errors, long late, Duration median, Duration p95, Duration cpu, long allocated) {}

    synchronized Count count() {
        var sorted = Arrays.copyOf(nanos, (int) Math.min(calls, LATEST));
        Arrays.sort(sorted);
        return new Count(calls, errors, late, at(sorted, 0.5), at(sorted, 0.95), Duration.ofNanos(cpuNanos), allocated);
    }

    private static Duration at(long[] sorted, double share) {
        return sorted.length == 0
                ? Duration.ZERO
                : Duration.ofNanos(sorted[(int) Math.ceil(share * sorted.length) - 1]);
    }
}
