/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import dev.parley.detectors.semantic.SemanticDetector;
import dev.parley.embedding.OnnxModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The Java half of {@code parley evaluate}: on a plain class path, the classes that serve people. */
public final class Evaluate {

    private final Map<String, String> environment;
    private final boolean json;
    private final PrintStream out;

    private Evaluate(Map<String, String> environment, boolean json, PrintStream out) {
        this.environment = environment;
        this.json = json;
        this.out = out;
    }

    public static void main(String... args) {
        var out = System.out;
        System.setOut(System.err);
        System.exit(exit(List.of(args), System.getenv(), out, System.err));
    }

    /** @param out for the figures and nothing else */
    static int exit(List<String> args, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            var arguments = Arguments.parse(args);
            new Evaluate(environment, arguments.json(), out).run(arguments);
            return 0;
        } catch (Problem problem) {
            err.println("parley: " + problem.getMessage());
            return problem.exit();
        }
    }

    private void run(Arguments arguments) {
        if (arguments.file().isEmpty()) {
            var stored = StoredUtterances.read(Admin.signIn(arguments.url(), environment));
            out.println(json ? Report.json(stored) : Table.ofStored(stored));
            return;
        }
        var file = DataFile.read(arguments.file().get());
        if (arguments.deployed()) {
            deployed(file, arguments);
        } else if (arguments.what().equals("intents")) {
            intents(IntentData.read(file));
        } else {
            retrieval(RetrievalData.read(file));
        }
    }

    private void deployed(DataFile file, Arguments arguments) {
        var evaluation = DeployedEvaluation.of(file, () -> Admin.signIn(arguments.url(), environment));
        out.println(json ? Report.json(evaluation) : Table.ofDeployed(evaluation));
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
            var indexed = Training.of(
                    Footprint.now().residentSince(before), () -> RetrievalEvaluation.Searches.over(data, model));
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
}
