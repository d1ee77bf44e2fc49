/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the JVM of a process tells of itself, by {@code jcmd}. */
record Jvm(long pid) {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final int TRIES = 20;

    /** What is alive on its heap, in bytes; a collection goes before. */
    long heap() throws IOException {
        var total = TOTAL.matcher(tell("GC.class_histogram"));
        if (!total.find()) {
            throw new IllegalStateException("jcmd does not tell what is on the heap");
        }
        return Long.parseLong(total.group(1));
    }

    /** How many loaders have a class of this name; collected until there is one, or after some tries. */
    long loaders(String className) throws IOException {
        var loaders = Long.MAX_VALUE;
        for (int tries = 0; tries < TRIES && loaders > 1; tries++) {
            tell("GC.run");
            loaders = tell("VM.classloaders", "show-classes=true")
                    .lines()
                    .filter(line -> line.endsWith(className))
                    .count();
        }
        return loaders;
    }

    private String tell(String... words) throws IOException {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        line.add(Long.toString(pid));
        line.addAll(List.of(words));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), UTF_8);
        }
    }
}
