/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

/** Who is at work on this thread, for the history of settings. */
public final class Author {

    /** Nobody in particular. */
    public static final String NOBODY = "parley";

    /** A file, whose name follows. */
    public static final String FILES = "conf/";

    private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> NOBODY);

    private Author() {}

    public static String current() {
        return CURRENT.get();
    }

    /**
     * From now on, what this thread changes was changed by this one.
     *
     * @return who it was before, to be given back when this one's work is done
     */
    public static String become(String name) {
        var before = CURRENT.get();
        CURRENT.set(name);
        return before;
    }
}
