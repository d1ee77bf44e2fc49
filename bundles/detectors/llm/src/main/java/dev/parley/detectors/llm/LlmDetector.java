/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import dev.parley.api.detect.Detector;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.setting.Format;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a language model which intent is meant. It is the last to be asked, as it is slow and costs money; with a mistake
 * in its configuration it is there, and never knows.
 */
@Component(
        configurationPid = "parley.detector.llm",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = "service.ranking:Integer=100")
@Designate(ocd = LlmDetector.Config.class)
public final class LlmDetector implements Detector {

    private static final Logger LOG = LoggerFactory.getLogger(LlmDetector.class);

    @ObjectClassDefinition(
            id = "parley.detector.llm",
            name = "Parley: language model",
            description =
                    "A language model that is asked which intent is meant, when the other ways to find out are not"
                            + " sure. What users type is sent to it; it never carries anything out.")
    @interface Config {

        @AttributeDefinition(
                name = "Protocol",
                description = "How the model is asked.",
                options = {
                    @Option(label = "OpenAI, and everything compatible with it", value = "openai-compatible"),
                    @Option(label = "Ollama", value = "ollama")
                })
        String provider() default "openai-compatible";

        @AttributeDefinition(
                name = "Address",
                description = "https://api.openai.com/v1, or http://localhost:11434 for Ollama, if it is left empty."
                        + " With a compatible server, the part before /chat/completions.",
                required = false)
        @Format(Format.URL)
        String base_url() default "";

        @AttributeDefinition(
                name = "API key",
                description = "Sent as a bearer token. Servers in your own house may not want one.",
                type = AttributeType.PASSWORD,
                required = false)
        String _apiKey() default "";

        @AttributeDefinition(name = "Model", description = "Its name, as the server knows it.", required = false)
        String model() default "";

        @AttributeDefinition(
                name = "Time for an answer",
                description = "Milliseconds, with all retries, after which the answer is not waited for: 100 to 60000."
                        + " Users wait as long.",
                min = "100",
                max = "60000")
        int deadline() default 4000;

        @AttributeDefinition(
                name = "Retries",
                description = "How often a question is asked again after a failure that may pass: 0 to 5.",
                min = "0",
                max = "5")
        int retries() default 1;

        @AttributeDefinition(
                name = "Questions at a time",
                description = "1 to 64. Of more, each goes without the model.",
                min = "1",
                max = "64")
        int concurrency() default 4;

        @AttributeDefinition(
                name = "Longest answer",
                description = "In tokens, 50 to 10000. Models that reason first need 2000 and more.",
                min = "50",
                max = "10000")
        int max_output_tokens() default 400;

        @AttributeDefinition(
                name = "Tokens a day",
                description =
                        "Sent and received together. When they are used up, the model is not asked until midnight."
                                + " 0 for no limit.",
                min = "0")
        int tokens_per_day() default 500_000;

        @AttributeDefinition(
                name = "Calls a minute",
                description = "When they are used up, the model is not asked until the next minute. 0 for no limit.",
                min = "0")
        int calls_per_minute() default 30;

        @AttributeDefinition(
                name = "Messages told",
                description = "How many messages before the one in question are sent with it, and a summary of the"
                        + " conversation: 1 to 50. 0 for neither.",
                min = "0",
                max = "50")
        int window() default 6;

        @AttributeDefinition(
                name = "Trust in what writes",
                description = "The most confidence, 0 to 1, in an intent that changes anything. Below 0.7 the user is"
                        + " asked whether it is meant.",
                min = "0",
                max = "1")
        double confidence_writing() default 0.65;

        @AttributeDefinition(
                name = "Trust in what reads",
                description = "The most confidence, 0 to 1, in an intent that changes nothing.",
                min = "0",
                max = "1")
        double confidence_reading() default 0.9;
    }

    private final Clock clock;
    private final Optional<Settings> settings;
    private final Optional<LanguageModel> model;

    @Activate
    public LlmDetector(Config config) {
        this(config, Clock.systemDefaultZone());
    }

    LlmDetector(Config config, Clock clock) {
        this.clock = clock;
        this.settings = read(config);
        this.model = settings.map(good -> new LanguageModel(good, clock));
    }

    @Override
    public String name() {
        return "llm";
    }

    @Override
    public boolean isFree() {
        return false;
    }

    @Override
    public Recognizer learn(List<IntentSpec> intents) {
        if (model.isEmpty() || intents.isEmpty()) {
            return text -> List.of();
        }
        return new LlmRecognizer(model.get(), settings.get(), intents, clock);
    }

    @Deactivate
    void stop() {
        model.ifPresent(LanguageModel::close);
    }

    private static Optional<Settings> read(Config config) {
        try {
            return Optional.of(Settings.of(config));
        } catch (IllegalArgumentException e) {
            LOG.warn("The language model cannot be asked: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
