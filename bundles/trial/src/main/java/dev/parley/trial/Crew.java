/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The threads of a trial: those that it is worked on, and all that are begun by them. What is begun while somebody
 * plays is told apart from what the container begins for itself.
 */
final class Crew {

    private static final Duration GRACE = Duration.ofMillis(500);
    private static final String OURS = "parley-";
    private static final long MOMENT_NANOS = 5_000_000;

    /** What the engine calls the group of all threads on which it calls bundles. */
    private static final String CALLS = "parley-bundles";

    /** Of the engine outside. */
    private final List<ThreadGroup> callsOutside = calls().toList();

    private final ThreadGroup all = lasting(new ThreadGroup("parley-trial"));
    private final ThreadGroup players = lasting(new ThreadGroup(all, "parley-trial-players"));

    /** Of a thread that serves requests it would learn to go with the last of its threads. */
    @SuppressWarnings({"deprecation", "removal"})
    private static ThreadGroup lasting(ThreadGroup group) {
        group.setDaemon(false);
        return group;
    }

    /**
     * Has something done that the container takes part in.
     *
     * @throws TimeoutException if it takes longer; it may still go on
     */
    <T> T work(Duration time, Callable<T> work) throws TimeoutException {
        return done(all, time, work);
    }

    /** The same for what only bundles of the trial take part in. */
    <T> T play(Duration time, Callable<T> work) throws TimeoutException {
        return done(players, time, work);
    }

    private static <T> T done(ThreadGroup group, Duration time, Callable<T> work) throws TimeoutException {
        var task = new FutureTask<T>(work);
        var thread = new Thread(group, task, "parley-trial");
        thread.setDaemon(true);
        thread.setContextClassLoader(Crew.class.getClassLoader());
        thread.start();
        try {
            return task.get(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException();
        } finally {
            task.cancel(true);
        }
    }

    /**
     * Puts an end to what is going on: by interrupts first, and by force, where this Java has any, if that is not enough.
     *
     * @param isTheirs whether a thread runs a bundle of the trial
     * @param isThere whether it is at work in one, and not in the container
     */
    void halt(Predicate<Thread> isTheirs, Predicate<Thread> isThere) {
        Condition over = () -> {
            var theirs = threads().stream().filter(isTheirs).toList();
            theirs.forEach(Thread::interrupt);
            return theirs.isEmpty();
        };
        if (!isSoon(over)) {
            threads().stream().filter(isThere).forEach(Crew::stop);
            isSoon(over);
        }
    }

    /**
     * The names of threads that the candidate has begun and that did not end with it.
     *
     * @param isItsOwn whether a thread runs the candidate
     * @param isAnothers whether it runs another bundle of the trial, whose threads end when they have done their work
     */
    List<String> left(Predicate<Thread> isItsOwn, Predicate<Thread> isAnothers) {
        isSoon(() -> leftNow(isItsOwn, isAnothers).isEmpty());
        return leftNow(isItsOwn, isAnothers).stream().map(Thread::getName).toList();
    }

    private List<Thread> leftNow(Predicate<Thread> isItsOwn, Predicate<Thread> isAnothers) {
        return threads().stream()
                .filter(thread -> isItsOwn.test(thread)
                        || isPlayer(thread) && !thread.getName().startsWith(OURS) && !isAnothers.test(thread))
                .toList();
    }

    /** All that belong to the trial: its own, and those on which the engine inside calls bundles. */
    private List<Thread> threads() {
        var root = root();
        var threads = new Thread[root.activeCount() * 2 + 16];
        return Stream.of(threads)
                .limit(root.enumerate(threads))
                .filter(thread -> thread != Thread.currentThread())
                .filter(thread -> isIn(all, thread) || isPlayer(thread))
                .toList();
    }

    private boolean isPlayer(Thread thread) {
        return isIn(players, thread)
                || calls().filter(group -> !callsOutside.contains(group)).anyMatch(group -> isIn(group, thread));
    }

    private static boolean isIn(ThreadGroup group, Thread thread) {
        var its = thread.getThreadGroup();
        return its != null && group.parentOf(its);
    }

    private static Stream<ThreadGroup> calls() {
        var root = root();
        var groups = new ThreadGroup[root.activeGroupCount() * 2 + 16];
        return Stream.of(groups).limit(root.enumerate(groups, false)).filter(group -> group.getName()
                .equals(CALLS));
    }

    private static ThreadGroup root() {
        var group = Thread.currentThread().getThreadGroup();
        return Stream.iterate(group, its -> its != null, ThreadGroup::getParent)
                .reduce((inner, outer) -> outer)
                .orElse(group);
    }

    /** Lets go of the groups, which Java 17 keeps for ever otherwise; those in which somebody still works stay. */
    @SuppressWarnings({"deprecation", "removal"})
    void dismiss() {
        Stream.concat(Stream.of(all), calls().filter(group -> !callsOutside.contains(group)))
                .forEach(group -> {
                    try {
                        group.destroy();
                    } catch (IllegalThreadStateException e) {
                        group.setDaemon(true); // goes with the last of its threads
                    }
                });
    }

    /** A thread that computes for ever takes no notice of an interrupt; what it could leave half done is thrown away. */
    @SuppressWarnings({"deprecation", "removal"})
    private static void stop(Thread thread) {
        try {
            thread.stop();
        } catch (UnsupportedOperationException e) {
            thread.setPriority(Thread.MIN_PRIORITY);
        }
    }

    private interface Condition {
        boolean isSo();
    }

    private static boolean isSoon(Condition condition) {
        var end = System.nanoTime() + GRACE.toNanos();
        while (!condition.isSo()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(MOMENT_NANOS);
        }
        return true;
    }
}
