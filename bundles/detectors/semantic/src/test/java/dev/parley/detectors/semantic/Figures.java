/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.api.detect.Detector.Recognizer;
import dev.parley.api.detect.Match;
import dev.parley.api.embed.SentenceModel;
import dev.parley.api.intent.IntentSpec;
import dev.parley.embedding.OnnxModel;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How good the detector is and what it costs, as figures: {@code mvn -f bundles/detectors/semantic/pom.xml test-compile
 * exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.parley.detectors.semantic.Figures -Dexec.args="FILE[:SHOTS]
 * …"}. Without a file: Parley's own intents,
 * and what learning costs. Of a file as {@code parley evaluate intents} reads it, only what may be tuned to is used: a sixth of {@code train} (or what is over, with so many shots) and {@code oos_train} are judged
 * by what is learned from the rest and the shipped negatives.
 */
public final class Figures {

    /** @param intent empty for what means nothing */
    private record Line(String text, String intent) {}

    private Figures() {}

    public static void main(String[] arguments) throws Exception {
        try (var onnx = OnnxModel.shipped(Files.createTempDirectory("figures"))) {
            var model = new Remembering(onnx);
            if (arguments.length == 0) {
                own(model);
            }
            for (String argument : arguments) {
                held(model, argument.split(":"));
            }
        }
    }

    private static void own(SentenceModel model) throws Exception {
        var specs = OwnIntents.specs();
        var recognizer = SemanticDetector.trained(model, specs, List.of());
        for (var table : List.of("utterances.tsv", "held-out.tsv")) {
            print(table, recognizer, table(table));
        }
        var detector = new SemanticDetector(model, Optional.empty(), Outside.of(List.of()));
        for (int i = 0; i < 10; i++) {
            var more = new ArrayList<>(specs);
            more.add(IntentSpec.named("other").examples("order tea " + i, "tea with milk", "i want tea " + i));
            model.embed(List.of("warm " + i));
            var threads = ManagementFactory.getThreadMXBean();
            long cpu = threads.getCurrentThreadCpuTime();
            long before = System.nanoTime();
            detector.learn(more);
            System.out.printf(
                    "learn, one intent new: %.0f ms, %.0f ms CPU%n",
                    (System.nanoTime() - before) / 1e6, (threads.getCurrentThreadCpuTime() - cpu) / 1e6);
        }
        detector.stop();
        head((Understanding) recognizer, model, specs.get(0).examples());
    }

    /** CPU of one judgement whose vector is there, once it is warm. */
    private static void head(Understanding recognizer, SentenceModel model, List<String> texts) {
        var classifier = recognizer.classifier().orElseThrow();
        var threads = ManagementFactory.getThreadMXBean();
        var vectors = model.embed(texts);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 500; round++) {
            long before = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < texts.size(); i++) {
                classifier.judge(texts.get(i), vectors.get(i));
            }
            best = Math.min(best, threads.getCurrentThreadCpuTime() - before);
        }
        System.out.printf("head: %.3f ms CPU%n", best / 1e6 / texts.size());
    }

    private static void held(SentenceModel model, String[] file) throws Exception {
        var json = new ObjectMapper().readTree(new File(file[0]));
        var lines = lines(json.path("train"));
        Collections.shuffle(lines, new Random(11));
        var seen = new HashMap<String, Integer>();
        int shots = file.length > 1 ? Integer.parseInt(file[1]) : Integer.MAX_VALUE;
        var learned = new TreeMap<String, List<String>>();
        var judged = new ArrayList<Line>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            boolean over = shots == Integer.MAX_VALUE ? i % 6 == 0 : seen.merge(line.intent, 1, Integer::sum) > shots;
            if (over) {
                judged.add(line);
            } else {
                learned.computeIfAbsent(line.intent, intent -> new ArrayList<>())
                        .add(line.text);
            }
        }
        var specs = learned.entrySet().stream()
                .map(entry -> IntentSpec.named(entry.getKey())
                        .examples(entry.getValue().toArray(String[]::new)))
                .toList();
        var asked = new ArrayList<>(judged.subList(0, Math.min(3000, judged.size())));
        lines(json.path("oos_train")).forEach(line -> asked.add(new Line(line.text, "")));
        long before = System.nanoTime();
        var recognizer = SemanticDetector.trained(model, specs, List.of());
        System.out.printf("%s: learned in %.1f s%n", String.join(":", file), (System.nanoTime() - before) / 1e9);
        print(file[0], recognizer, asked);
        head(
                (Understanding) recognizer,
                model,
                asked.subList(0, 20).stream().map(Line::text).toList());
    }

    private static void print(String what, Recognizer recognizer, List<Line> lines) {
        var counts = new TreeMap<String, Integer>();
        for (var line : lines) {
            var best = recognizer.recognize(line.text).stream().findFirst();
            double confidence = best.map(Match::confidence).orElse(0.0);
            var outcome = line.intent.isEmpty()
                    ? "outside, "
                    : best.filter(match -> match.intent().equals(line.intent)).isPresent() ? "right, " : "wrong, ";
            var band = confidence >= Match.SURE ? "acted on" : confidence >= Match.MAYBE ? "asked back" : "rejected";
            counts.merge(outcome + band, 1, Integer::sum);
        }
        System.out.println(what + ": " + lines.size() + " " + counts);
    }

    private static List<Line> lines(JsonNode rows) {
        var lines = new ArrayList<Line>();
        rows.forEach(row -> lines.add(new Line(
                row.get(0).asText(),
                row.get(1).asText().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"))));
        return lines;
    }

    private static List<Line> table(String name) throws Exception {
        var rows = Files.readAllLines(
                Path.of("bundles/detectors/rules/src/test/resources/dev/parley/detectors/rules", name));
        return IntStream.range(0, rows.size())
                .mapToObj(rows::get)
                .filter(row -> !row.isBlank() && !row.startsWith("#"))
                .map(row -> row.split("\t"))
                .map(row -> new Line(row[0], row[1].equals("unknown") ? "" : row[1]))
                .toList();
    }
}
