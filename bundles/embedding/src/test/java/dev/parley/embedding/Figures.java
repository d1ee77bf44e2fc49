/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.embedding;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Prints what the shipped model costs on this machine (Linux): java -cp …/classes:…/test-classes:… Figures. */
final class Figures {

    private static final List<String> SENTENCES = List.of(
            "create an emergency change for payments-db tonight from 22 to 23",
            "what's the status of CHG0030007?",
            "i don't need the change any more, please call it off",
            "link PAY-1234 to my last change",
            "how do i reset my password");

    private Figures() {}

    public static void main(String[] arguments) throws IOException {
        long before = resident();
        long start = System.nanoTime();
        try (var model = OnnxModel.shipped(Path.of(System.getProperty("java.io.tmpdir")))) {
            System.out.printf("load %d ms%n", (System.nanoTime() - start) / 1_000_000);
            System.out.printf("memory after loading +%d MB%n", resident() - before);
            measure(model, 200);
            double[] times = measure(model, 2_000);
            System.out.printf("CPU a sentence p50 %.2f ms, p95 %.2f ms%n", times[1_000], times[1_900]);
            System.out.printf("memory after %d sentences +%d MB%n", 2_200, resident() - before);
            long long512 = cpu();
            model.embed(List.of("word ".repeat(1_000)));
            System.out.printf(
                    "a text of 5,000 characters %d ms CPU, then memory +%d MB%n",
                    (cpu() - long512) / 1_000_000, resident() - before);
        }
    }

    private static double[] measure(OnnxModel model, int times) {
        var taken = new double[times];
        for (int i = 0; i < times; i++) {
            long start = cpu();
            model.embed(List.of(SENTENCES.get(i % SENTENCES.size())));
            taken[i] = (cpu() - start) / 1e6;
        }
        Arrays.sort(taken);
        return taken;
    }

    /** This thread's, which does all the work of a model with one thread. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Megabytes. */
    private static long resident() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        }
    }
}
