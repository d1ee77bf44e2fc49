/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import dev.parley.detectors.semantic.SemanticDetector;
import dev.parley.embedding.OnnxModel;
import dev.parley.knowledge.Retrieval;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The Java half of {@code parley evaluate}: on a plain class path, the classes that serve people. */
public final class Evaluate {

    private static final String USAGE = "usage: parley evaluate intents|retrieval FILE [--json]";

    private final boolean json;
    private final PrintStream out;

    private Evaluate(boolean json, PrintStream out) {
        this.json = json;
        this.out = out;
    }

    public static void main(String... args) {
        var out = System.out;
        System.setOut(System.err);
        System.exit(exit(List.of(args), out, System.err));
    }

    /** @param out for the figures and nothing else */
    static int exit(List<String> args, PrintStream out, PrintStream err) {
        try {
            var rest = new ArrayList<>(args);
            boolean json = rest.remove("--json");
            if (rest.size() != 2 || rest.get(1).startsWith("--")) {
                throw Problem.usage(USAGE);
            }
            new Evaluate(json, out).run(rest.get(0), path(rest.get(1)));
            return 0;
        } catch (Problem problem) {
            err.println("parley: " + problem.getMessage());
            return problem.exit();
        }
    }

    private void run(String what, Path file) {
        switch (what) {
            case "intents" -> intents(IntentData.read(DataFile.read(file)));
            case "retrieval" -> retrieval(RetrievalData.read(DataFile.read(file)));
            default -> throw Problem.usage("\"%s\" cannot be evaluated; %s", what, USAGE);
        }
    }

    private void intents(IntentData data) {
        var labels = new Labels(data.train().keySet());
        var before = Footprint.now();
        try (var model = model()) {
            var trained = Training.of(
                    Footprint.now().residentSince(before),
                    () -> SemanticDetector.trained(model, labels.intents(data.train()), data.outside()));
            var report =
                    new Report<>(IntentEvaluation.of(data, labels, trained.result()), trained.training(), model.name());
            out.println(json ? report.json() : Table.ofIntents(report));
        }
    }

    private void retrieval(RetrievalData data) {
        var before = Footprint.now();
        try (var model = model()) {
            var indexed =
                    Training.of(Footprint.now().residentSince(before), () -> Retrieval.over(data.entries(), model));
            var report = new Report<>(RetrievalEvaluation.of(data, indexed.result()), indexed.training(), model.name());
            out.println(json ? report.json() : Table.ofRetrieval(report));
        }
    }

    /** Loaded, and having grown to what it needs for sentences. */
    private static OnnxModel model() {
        try {
            var model = OnnxModel.shipped(Path.of(System.getProperty("java.io.tmpdir")));
            IntStream.range(0, 50).forEach(i -> model.embed(List.of("how long does it take to warm up " + i)));
            return model;
        } catch (IOException | LinkageError e) {
            throw Problem.failure("the sentence model cannot be loaded: %s", e.getMessage());
        }
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw Problem.usage("there is no file %s", file);
        }
    }
}
