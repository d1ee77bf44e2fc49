/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import dev.parley.api.watch.Subject;
import dev.parley.api.watch.Watch;
import dev.parley.api.watch.Watches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The port in memory, which fails when told to. */
final class MemoryWatches implements Watches {

    final List<Subject> heard = new ArrayList<>();
    final Set<String> noted = new TreeSet<>();

    RuntimeException failsToHear;
    RuntimeException failsToNote;

    @Override
    public synchronized void heard(Subject subject) {
        if (failsToHear != null) {
            throw failsToHear;
        }
        heard.add(subject);
    }

    @Override
    public synchronized boolean isNew(String source, String id) {
        if (failsToNote != null) {
            throw failsToNote;
        }
        if (id.length() > 200) {
            throw new IllegalArgumentException("longer than the port takes");
        }
        return noted.add(source + " " + id);
    }

    @Override
    public List<Watch> due(Duration interval, int limit) {
        throw new UnsupportedOperationException("hooks do not ask");
    }

    @Override
    public void note(Watch watch, String state) {
        throw new UnsupportedOperationException("hooks do not know states");
    }

    @Override
    public void end(Watch watch) {
        throw new UnsupportedOperationException("hooks do not end anything");
    }
}
