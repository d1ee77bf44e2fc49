/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.parley.lib.search.PassageIndex.Hit;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Measures an index of 100,000 passages of one to three sentences. The vectors of single sentences are real; those of
 * more are the normalized sum of theirs with a little noise, which stands for what the model would make of them.
 */
public final class Bench {

    private static final int PASSAGES = 100_000;
    private static final int QUESTIONS = 300;
    private static final int TEN = 10;
    private static final float NOISE = 0.01f;

    private final Random chance = new Random(1);
    private final List<String> sentences;
    private final List<float[]> known;
    private final float[][] vectors = new float[PASSAGES][];

    private Bench(List<String> sentences) {
        this.sentences = sentences;
        this.known = sentences.stream().map(Bench::embed).toList();
    }

    /** @param args a file of intents, how many of its sentences get a real vector, and an empty folder */
    public static void main(String[] args) throws IOException {
        var file = new ObjectMapper().readTree(new File(args[0]));
        var bench = new Bench(some(texts(file.get("train")), Integer.parseInt(args[1])));
        bench.run(some(texts(file.get("test")), QUESTIONS), Path.of(args[2]));
        // The model's native part has threads of its own.
        System.exit(0);
    }

    private static List<String> texts(JsonNode pairs) {
        var texts = new ArrayList<String>();
        pairs.forEach(pair -> texts.add(pair.get(0).asText()));
        return texts;
    }

    private static List<String> some(List<String> texts, int count) {
        var shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, new Random(2));
        return shuffled.subList(0, Math.min(count, shuffled.size()));
    }

    private void run(List<String> questions, Path folder) throws IOException {
        print("%,.0f sentences with a real vector", sentences.size());
        try (var index = PassageIndex.open(folder, known.get(0).length)) {
            long start = System.nanoTime();
            double before = cpu();
            fill(index);
            print("indexing: CPU %.0f s", (cpu() - before) / 1e3);
            print("indexing: %.0f s", (System.nanoTime() - start) / 1e9);
            try (var files = Files.list(folder)) {
                print(
                        "on disk: %.0f MB",
                        files.mapToLong(path -> path.toFile().length()).sum() / 1e6);
            }
            var asked = questions.stream().map(Bench::embed).toList();
            print(
                    "of the exact ten: %.2f %%",
                    100
                            * asked.stream()
                                    .mapToDouble(one -> recall(index, one))
                                    .average()
                                    .orElseThrow());
            cpuOf(questions, text -> index.search(text, embed(text), TEN));
            print(
                    "a query with its embedding: CPU %.2f ms",
                    cpuOf(questions, text -> index.search(text, embed(text), TEN)));
            print("the embedding alone: CPU %.2f ms", cpuOf(questions, Bench::embed));
            print("a query by words alone: CPU %.2f ms", cpuOf(questions, text -> index.search(text, null, TEN)));
            Arrays.fill(vectors, null);
            System.gc();
            print(
                    "heap: %.0f MB",
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6);
        }
    }

    private void fill(PassageIndex index) {
        for (int from = 0; from < PASSAGES; from += TEN) {
            var document = "document " + from;
            index.put(
                    document,
                    IntStream.range(from, from + TEN)
                            .mapToObj(i -> passage(i, document))
                            .toList());
        }
        index.commit("");
    }

    private PassageIndex.Entry passage(int i, String document) {
        int[] parts = i < known.size()
                ? new int[] {i}
                : chance.ints(2 + i % 2, 0, known.size()).toArray();
        vectors[i] = parts.length == 1 ? known.get(i) : mixed(parts);
        var text =
                String.join(". ", IntStream.of(parts).mapToObj(sentences::get).toList());
        return new PassageIndex.Entry(i, document, "", text, vectors[i]);
    }

    private float[] mixed(int[] parts) {
        var sum = new float[known.get(0).length];
        double squares = 0;
        for (int i = 0; i < sum.length; i++) {
            sum[i] = NOISE * (float) chance.nextGaussian();
            for (int part : parts) {
                sum[i] += known.get(part)[i];
            }
            squares += sum[i] * sum[i];
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= (float) Math.sqrt(squares);
        }
        return sum;
    }

    /** The share of the nearest by an exact search that are the nearest here, too, where no word helps. */
    private double recall(PassageIndex index, float[] question) {
        var products = IntStream.range(0, PASSAGES)
                .mapToDouble(i -> product(vectors[i], question))
                .toArray();
        Set<Long> exact = new HashSet<>();
        IntStream.range(0, PASSAGES)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -products[i]))
                .limit(TEN)
                .forEach(i -> exact.add((long) i));
        return index.search("a", question, TEN).stream()
                        .map(Hit::id)
                        .filter(exact::contains)
                        .count()
                / (double) TEN;
    }

    private static double product(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static float[] embed(String text) {
        return Shipped.model().embed(List.of(text)).get(0);
    }

    private static double cpuOf(List<String> texts, Consumer<String> ask) {
        double before = cpu();
        texts.forEach(ask);
        return (cpu() - before) / texts.size();
    }

    /** Of all threads, milliseconds. */
    private static double cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6;
    }

    private static void print(String format, double value) {
        System.out.printf(Locale.ROOT, format + "%n", value);
    }
}
