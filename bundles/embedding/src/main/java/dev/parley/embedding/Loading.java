/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.embedding;

import dev.parley.api.embed.SentenceModel;
import dev.parley.api.health.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the model beside Parley's start; it is a service from when it can be used. Where it cannot be loaded there is
 * none, the probe says why, and what works without a model goes on.
 */
@Component(configurationPid = "parley.embedding", immediate = true)
@Designate(ocd = Loading.Config.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=dev.parley.api.embed.SentenceModel",
        effective = "active")
public final class Loading implements Probe {

    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    private final BundleContext context;
    private final Config config;
    private ServiceRegistration<SentenceModel> registration;
    private OnnxModel model;
    private boolean stopped;
    private volatile String problem = "It is being loaded; intents are recognized without it meanwhile.";

    @ObjectClassDefinition(
            name = "Parley: sentence model",
            description = "Tells how near two sentences are in what they mean. It runs in Parley itself.")
    @interface Config {

        @AttributeDefinition(
                name = "Threads",
                description = "How many work on one sentence, 1 to 64. More than 1 answers a lone user a little sooner"
                        + " and costs more processor time for each sentence.",
                min = "1",
                max = "64")
        int threads() default 1;

        @AttributeDefinition(
                name = "Directory",
                description = "Where another model lies, for example one for other languages: the files model.onnx and"
                        + " tokenizer.json. Empty is the English model that Parley brings along.",
                required = false)
        String directory() default "";

        @AttributeDefinition(
                name = "Pooling",
                description = "How that model makes one vector of those of its tokens; its description says which.",
                options = {
                    @Option(value = "cls", label = "the first token's, as BGE does"),
                    @Option(value = "mean", label = "the mean, as E5 and MiniLM do")
                })
        String pooling() default "cls";

        @AttributeDefinition(
                name = "Name",
                description = "That model's name. Vectors are kept under it: change it whenever the files change."
                        + " Empty is the directory's name.",
                required = false)
        String name() default "";
    }

    @Activate
    public Loading(BundleContext context, Config config) {
        this.context = context;
        this.config = config;
        var thread = new Thread(this::load, "parley-embedding");
        thread.setDaemon(true);
        thread.setContextClassLoader(Loading.class.getClassLoader());
        thread.start();
    }

    private void load() {
        long start = System.nanoTime();
        try {
            offer(model());
            problem = "";
            LOG.info("The sentence model is loaded after {} ms", (System.nanoTime() - start) / 1_000_000);
        } catch (IOException | RuntimeException | LinkageError e) {
            problem = "The sentence model cannot be loaded, and intents are recognized without it: "
                    + Objects.requireNonNullElse(e.getMessage(), e.toString());
            LOG.error("{}", problem, e);
        }
    }

    private OnnxModel model() throws IOException {
        var room = context.getDataFile("").toPath();
        if (config.directory().isBlank()) {
            return OnnxModel.shipped(room, threads());
        }
        var directory = Path.of(config.directory().strip()).toAbsolutePath();
        var name = config.name().isBlank()
                ? String.valueOf(directory.getFileName())
                : config.name().strip();
        return OnnxModel.of(Weights.in(directory, name, pooling()), threads(), room);
    }

    private int threads() {
        if (config.threads() < 1 || config.threads() > 64) {
            throw new IllegalArgumentException("threads has to be 1 to 64, not " + config.threads() + ".");
        }
        return config.threads();
    }

    private Pooling pooling() {
        try {
            return Pooling.valueOf(config.pooling().strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("pooling has to be cls or mean, not " + config.pooling() + ".", e);
        }
    }

    private synchronized void offer(OnnxModel loaded) {
        if (stopped) {
            loaded.close();
            return;
        }
        model = loaded;
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("model", loaded.name());
        registration = context.registerService(SentenceModel.class, loaded, properties);
    }

    @Deactivate
    synchronized void stop() {
        stopped = true;
        if (model != null) {
            registration.unregister();
            model.close();
        }
    }

    @Override
    public String name() {
        return "sentence model";
    }

    @Override
    public Optional<String> problem() {
        return Optional.of(problem).filter(text -> !text.isEmpty());
    }

    /** Rules go on without a model. */
    @Override
    public boolean isVital() {
        return false;
    }
}
