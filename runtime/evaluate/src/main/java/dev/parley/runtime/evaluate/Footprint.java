/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The memory of this process, in bytes.
 *
 * @param resident what the system counts for it, where it tells (Linux)
 * @param heap what Java objects need that are in use
 */
record Footprint(OptionalLong resident, long heap) {

    private static final Path STATUS = Path.of("/proc/self/status");

    static Footprint now() {
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        try (var lines = Files.lines(STATUS)) {
            return new Footprint(
                    lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                            .findFirst(),
                    heap);
        } catch (IOException e) {
            return new Footprint(OptionalLong.empty(), heap);
        }
    }

    /** Megabytes that the system counts more than before, or null where it does not tell. */
    Double residentSince(Footprint before) {
        return resident.isPresent() && before.resident.isPresent()
                ? megabytes(resident.getAsLong() - before.resident.getAsLong())
                : null;
    }

    double heapSince(Footprint before) {
        return megabytes(heap - before.heap);
    }

    private static double megabytes(long bytes) {
        return Math.round(bytes / 1024.0 / 1024.0 * 10) / 10.0;
    }
}
