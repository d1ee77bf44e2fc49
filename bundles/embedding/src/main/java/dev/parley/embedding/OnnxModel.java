/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.parley.api.embed.SentenceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * A model that runs in this process. Texts are embedded one by one: quantised weights give a text in a batch other
 * numbers than they give it alone.
 */
public final class OnnxModel implements SentenceModel, AutoCloseable {

    private static final int CALLS = Runtime.getRuntime().availableProcessors();

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Tokenizer tokenizer;
    private final Pooling pooling;
    private final String name;
    private final int dimensions;

    /** Bounds the memory of long texts, and keeps what is being used from being closed. */
    private final Semaphore calls = new Semaphore(CALLS);

    private volatile boolean closed;
    private boolean isReleased;

    /**
     * The model that Parley ships, bge-small-en-v1.5 quantised.
     *
     * @param room a directory for files that are needed while it is loaded
     * @throws IOException if it cannot be loaded; the message is for admins
     * @throws LinkageError if this machine cannot load the native libraries
     */
    public static OnnxModel shipped(Path room) throws IOException {
        return shipped(room, 1);
    }

    static OnnxModel shipped(Path room, int threads) throws IOException {
        try (var unpacked = new Unpacked(room)) {
            return new OnnxModel(Natives.load(unpacked), Weights.shipped(unpacked), threads);
        }
    }

    /** A model that an admin has put there; see {@link Weights#in}. */
    static OnnxModel of(Weights weights, int threads, Path room) throws IOException {
        try (var unpacked = new Unpacked(room)) {
            return new OnnxModel(Natives.load(unpacked), weights, threads);
        }
    }

    private OnnxModel(OrtEnvironment environment, Weights weights, int threads) throws IOException {
        this.environment = environment;
        this.name = weights.name();
        this.pooling = weights.pooling();
        this.session = session(environment, weights.network(), threads);
        Tokenizer opened = null;
        try {
            opened = new Tokenizer(Files.readString(weights.tokenizer()));
            this.tokenizer = opened;
            this.dimensions = vector("Is it well?").length;
        } catch (IOException | OrtException | RuntimeException e) {
            release(session, opened);
            throw new IOException(
                    "%s does not work with %s: %s"
                            .formatted(
                                    weights.tokenizer().getFileName(),
                                    weights.network().getFileName(),
                                    e.getMessage()),
                    e);
        }
    }

    /** One that leaves the processor alone as soon as it is done, and the memory too. */
    private static OrtSession session(OrtEnvironment environment, Path network, int threads) throws IOException {
        try (var options = new SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            return environment.createSession(network.toString(), options);
        } catch (OrtException e) {
            throw new IOException("%s is no model: %s".formatted(network.getFileName(), e.getMessage()), e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }

    private float[] embed(String text) {
        calls.acquireUninterruptibly();
        try {
            if (closed) {
                throw new IllegalStateException("The model " + name + " is closed.");
            }
            return vector(text);
        } catch (OrtException e) {
            throw new IllegalStateException("The model " + name + " has failed.", e);
        } finally {
            calls.release();
        }
    }

    private float[] vector(String text) throws OrtException {
        var tokens = tokenizer.tokens(text);
        var inputs = new HashMap<String, OnnxTensor>();
        try {
            inputs.put("input_ids", tensor(tokens.ids()));
            inputs.put("attention_mask", tensor(tokens.mask()));
            inputs.put("token_type_ids", tensor(tokens.types()));
            return unit(pooled(inputs));
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(long[] numbers) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {numbers});
    }

    private float[] pooled(Map<String, OnnxTensor> inputs) throws OrtException {
        var wanted = new HashMap<>(inputs);
        wanted.keySet().retainAll(session.getInputNames());
        try (var outputs = session.run(wanted)) {
            var states = (OnnxTensor) outputs.get(0);
            long[] shape = states.getInfo().getShape();
            if (shape.length != 3) {
                throw new IllegalStateException("its first output is not a vector for each token");
            }
            return pooling.of(states.getFloatBuffer(), (int) shape[2]);
        }
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += number * number;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    /** Waits for the calls that are under way; those that come later fail. */
    @Override
    public void close() {
        closed = true; // at once, or those who wait would all be served before
        calls.acquireUninterruptibly(CALLS);
        try {
            if (!isReleased) {
                isReleased = true;
                release(session, tokenizer);
            }
        } finally {
            calls.release(CALLS);
        }
    }

    private static void release(OrtSession session, Tokenizer tokenizer) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        } finally {
            if (tokenizer != null) {
                tokenizer.close();
            }
        }
    }
}
