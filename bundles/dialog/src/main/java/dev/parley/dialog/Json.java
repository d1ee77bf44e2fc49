/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.parley.api.change.Change;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.Message;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.dialog.Progress;
import dev.parley.api.dialog.Utterance;
import dev.parley.api.intent.Reply;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the engine stores, as JSON: a conversation's state, which only the engine reads, and a bot message's metadata,
 * which has the names of the HTTP API.
 */
final class Json {

    private static final int MOST_DETECTED = 3;

    private final ObjectMapper mapper = new ObjectMapper()
            .registerModules(new Jdk8Module(), instants())
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT)
            .setVisibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .configure(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY, true)
            .addMixIn(Reply.class, Kinds.class)
            .addMixIn(Reply.Answer.class, AboutAChange.class)
            .addMixIn(Change.class, Card.Format.class);

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Reply.Answer.class, name = "answer"),
        @JsonSubTypes.Type(value = Reply.Ask.class, name = "ask"),
        @JsonSubTypes.Type(value = Reply.Confirm.class, name = "confirm"),
        @JsonSubTypes.Type(value = Reply.HandOff.class, name = "hand_off"),
        @JsonSubTypes.Type(value = Reply.Failure.class, name = "failure")
    })
    private interface Kinds {}

    private abstract static class AboutAChange {

        @JsonProperty("change_request")
        Optional<Change> change;

        @JsonProperty("answered_by")
        Optional<String> by;
    }

    String write(State state) {
        return text(state);
    }

    /** @throws IllegalStateException if it was written by a Parley that this one does not understand */
    State state(Conversation conversation) {
        try {
            return mapper.readValue(conversation.state(), State.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the state of conversation " + conversation.id() + " is not readable", e);
        }
    }

    /** How something was said, as far as it is not its text. */
    String metadata(Utterance utterance) {
        var node = mapper.createObjectNode();
        if (!utterance.form().isEmpty()) {
            utterance.form().forEach(node.putObject("form")::put);
        }
        utterance.clientMessageId().ifPresent(id -> node.put("client_message_id", id));
        utterance.locale().ifPresent(locale -> node.put("language", locale.toLanguageTag()));
        utterance.zone().ifPresent(zone -> node.put("time_zone", zone.getId()));
        return text(node);
    }

    /** Everything about a turn's reply but its text. */
    String metadata(Step step, Optional<Trace.Seen> seen) {
        var progress = step.progress();
        ObjectNode node = mapper.valueToTree(step.reply());
        node.remove("text");
        if (node.path("sources").isEmpty()) {
            node.remove("sources");
        }
        node.put("intent", progress.intent());
        node.put("confidence", step.confidence());
        if (!step.detected().matches().isEmpty()) {
            var detected = node.putArray("detected");
            step.detected().matches().stream().limit(MOST_DETECTED).forEach(match -> detected.addObject()
                    .put("by", step.detected().by())
                    .put("intent", match.intent())
                    .put("confidence", match.confidence())
                    .put("why", match.why()));
        }
        node.set("progress", mapper.valueToTree(progress));
        seen.ifPresent(trace -> trace.write(node.putObject("trace"), step));
        return text(node);
    }

    /** The outcome of the turn in which the bot said this. */
    Outcome outcome(UUID conversation, Message replied) {
        try {
            var node = (ObjectNode) mapper.readTree(replied.metadata());
            node.put("text", replied.text());
            if (node.path("kind").asText().equals("answer")) {
                node.withArray("sources");
            }
            return new Outcome(
                    conversation,
                    replied.id(),
                    replied.seq(),
                    replied.timestamp(),
                    node.path("confidence").asDouble(),
                    mapper.treeToValue(node.get("progress"), Progress.class),
                    mapper.treeToValue(node, Reply.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the metadata of message " + replied.id() + " is not readable", e);
        }
    }

    String text(Progress progress) {
        return text((Object) progress);
    }

    private String text(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SimpleModule instants() {
        return new SimpleModule()
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addDeserializer(Instant.class, new FromStringDeserializer<>(Instant.class) {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected Instant _deserialize(String value, DeserializationContext context) {
                        return Instant.parse(value);
                    }
                });
    }
}
