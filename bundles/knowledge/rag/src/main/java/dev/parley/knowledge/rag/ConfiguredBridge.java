/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.parley.api.setting.Format;
import java.util.Map;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * A bridge of a configuration of its own; there may be several. It is no service itself, so that nobody reads of its
 * properties what is none of their business.
 */
@Component(
        service = {},
        configurationPid = "parley.knowledge.rag",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ConfiguredBridge.Config.class, factory = true)
public final class ConfiguredBridge {

    @ObjectClassDefinition(
            name = "Parley: RAG bridge",
            description = "Asks an external RAG service what the FAQ does not know. What is left empty is as the shape"
                    + " has it. In url, headers and body, {{question}}, {{conversation}}, {{user}} (a pseudonym),"
                    + " {{history}}, {{key}} and {{model}} are filled in.")
    @interface Config {

        @AttributeDefinition(name = "Name", description = "What admins know it by, and what stands beside its answers.")
        String name() default "rag";

        @AttributeDefinition(
                name = "URL",
                description = "http or https. Without a path, the shape's usual one is added.")
        @Format(Format.URL)
        String url();

        @AttributeDefinition(
                name = "Shape",
                description = "What the service's API looks like; all that follows may differ from it.",
                options = {
                    @Option(label = "Plain FastAPI", value = "fastapi"),
                    @Option(label = "OpenAI-compatible", value = "openai"),
                    @Option(label = "Dify", value = "dify"),
                    @Option(label = "Flowise", value = "flowise"),
                    @Option(label = "Other", value = "custom")
                })
        String shape() default "fastapi";

        @AttributeDefinition(
                name = "Key",
                description = "Stands for {{key}}; headers with it are only sent if it is set.",
                type = AttributeType.PASSWORD,
                required = false)
        String _key() default "";

        @AttributeDefinition(name = "Model", description = "Stands for {{model}}.")
        String model() default "rag";

        @AttributeDefinition(name = "Method", description = "POST, PUT, PATCH or GET, which has no body.")
        @Format(matches = "(?i)POST|PUT|PATCH|GET", wish = "POST, PUT, PATCH or GET")
        String method() default "POST";

        @AttributeDefinition(name = "Headers", description = "Each \"Name: value\".", required = false)
        @Format(matches = "[^:\\s]+:.*", wish = "a name, a colon and a value")
        String[] headers() default {};

        @AttributeDefinition(
                name = "Body",
                description = "A JSON object. {{history}} on its own becomes an array of messages as OpenAI has them.",
                required = false)
        String body() default "";

        @AttributeDefinition(
                name = "Answer",
                description = "JSON pointers, in which * stands for all; the first that finds a text counts.",
                required = false)
        @Format(matches = "\\s*/.*", wish = "a JSON pointer such as /answer")
        String[] answer() default {};

        @AttributeDefinition(
                name = "Sources",
                description = "JSON pointers; each source may be an object or a text.",
                required = false)
        @Format(matches = "\\s*/.*", wish = "a JSON pointer such as /answer")
        String[] sources() default {};

        @AttributeDefinition(name = "Source's title", description = "JSON pointers within a source.", required = false)
        @Format(matches = "\\s*/.*", wish = "a JSON pointer such as /answer")
        String[] source_title() default {};

        @AttributeDefinition(name = "Source's link", description = "JSON pointers within a source.", required = false)
        @Format(matches = "\\s*/.*", wish = "a JSON pointer such as /answer")
        String[] source_link() default {};

        @AttributeDefinition(
                name = "Source's excerpt",
                description = "JSON pointers within a source.",
                required = false)
        @Format(matches = "\\s*/.*", wish = "a JSON pointer such as /answer")
        String[] source_excerpt() default {};

        @AttributeDefinition(
                name = "Conversation",
                description =
                        "JSON pointers to what the service calls the conversation; sent back as {{conversation}}.",
                required = false)
        @Format(matches = "\\s*/.*", wish = "a JSON pointer such as /answer")
        String[] conversation() default {};

        @AttributeDefinition(
                name = "First {{conversation}}",
                description = "Before the service has named it: Parley's own id, or none.",
                options = {
                    @Option(label = "As the shape has it", value = ""),
                    @Option(label = "Parley's own", value = "own"),
                    @Option(label = "None", value = "none")
                },
                required = false)
        String conversation_first() default "";

        @AttributeDefinition(
                name = "Error",
                description = "JSON pointers; if something stands there, there is no answer, whatever the status.",
                required = false)
        @Format(matches = "\\s*/.*", wish = "a JSON pointer such as /answer")
        String[] error() default {};

        @AttributeDefinition(
                name = "No answers",
                description =
                        "Regular expressions; an answer that one of them matches as a whole is none. Case does not"
                                + " matter. Empty: a few plain ones, such as \"I don't know\".",
                required = false)
        @Format(Format.REGEX)
        String[] no_answer() default {};

        @AttributeDefinition(
                name = "Stream",
                description =
                        "Whether to ask for the answer piece by piece: auto or never. Empty: as the shape has it.",
                required = false)
        @Format(matches = "auto|never", wish = "auto or never")
        String stream() default "";

        @AttributeDefinition(
                name = "Members of the body that ask for a stream",
                description = "A JSON object that is put over the body's members. Empty: as the shape has it.",
                required = false)
        @Format(Format.JSON)
        String streaming() default "";

        @AttributeDefinition(
                name = "Time-out",
                description = "For a question with all its tries, in milliseconds.",
                min = "1",
                max = "600000")
        int timeout() default 30_000;

        @AttributeDefinition(
                name = "Idle time-out",
                description = "How long the service may send nothing, in milliseconds.",
                min = "1",
                max = "600000")
        int idle_timeout() default 15_000;

        @AttributeDefinition(
                name = "Largest answer",
                description = "In bytes; a larger one is none.",
                min = "1",
                max = "100000000")
        int max_bytes() default 1_000_000;

        @AttributeDefinition(
                name = "Retries",
                description = "When there is no connection, or it says 502, 503, 504, or 429 and when to come back.",
                min = "0",
                max = "10")
        int retries() default 1;

        @AttributeDefinition(
                name = "Failures",
                description = "Of ten calls, after which the service is left alone for a while.",
                min = "1",
                max = "10")
        int breaker_failures() default 5;

        @AttributeDefinition(
                name = "Rest",
                description = "How long it is left alone, in milliseconds.",
                min = "1",
                max = "3600000")
        int breaker_rest() default 5_000;

        @AttributeDefinition(name = "Calls", description = "How many may run at a time.", min = "1", max = "1000")
        int calls() default 16;

        @AttributeDefinition(
                name = "Allow private addresses",
                description = "Whether the service may be in the own network or on this machine.")
        boolean allow_private() default false;

        @AttributeDefinition(
                name = "Audiences",
                description = "Whose questions it is asked: customer, assistant. Empty: customer.",
                required = false)
        @Format(matches = "(?i)customer|assistant", wish = "customer or assistant")
        String[] audiences() default {};

        @AttributeDefinition(
                name = "Ranking",
                description = "Knowledge bases with a higher one are asked first: the FAQ has 300, documents 200.")
        int service_ranking() default Settings.RANKING;
    }

    private final Offer offer;

    @Activate
    public ConfiguredBridge(
            BundleContext context,
            @Reference(name = "source", target = "(name=parley)") DataSource source,
            Map<String, Object> properties) {
        offer = Offer.of(properties, source, context);
    }

    @Deactivate
    void deactivate() {
        offer.close();
    }
}
