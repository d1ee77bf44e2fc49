/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.parley.api.conversation.Message;
import dev.parley.api.detect.Heard;
import dev.parley.api.detect.Memory;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * One question to the model: instructions, and apart from them, as a JSON object, what was said.
 *
 * @param data the JSON object
 */
record Prompt(Instructions instructions, String data) {

    /** Longer messages and summaries are told to here, in characters. */
    private static final int MOST_OF_ONE = 600;

    /**
     * Characters in a token. Of European languages it is three to four; the schema is not counted besides, and other
     * languages have fewer.
     */
    private static final int TOKEN = 2;

    private static final JsonMapper JSON = new JsonMapper();

    static Prompt of(Instructions instructions, Heard heard, Memory memory) {
        var data = JSON.createObjectNode();
        data.put("now", now(heard));
        data.put("zone", heard.now().getZone().getId());
        data.put("language", heard.locale().toLanguageTag());
        data.put("summary", start(memory.summary()));
        tell(data, memory.recent());
        data.put("utterance", heard.text());
        return new Prompt(instructions, data.toString());
    }

    ChatRequest request(Manner manner, int mostOutput) {
        return ChatRequest.builder()
                .messages(SystemMessage.from(instructions.text()), UserMessage.from(data))
                .parameters(manner.parameters(mostOutput, instructions.schema()))
                .build();
    }

    /** About how many tokens it has, rather too many than too few. */
    long tokens() {
        return (instructions.text().length() + data.length()) / TOKEN;
    }

    private static String now(Heard heard) {
        var day = heard.now().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return day
                + ' '
                + heard.now()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toOffsetDateTime()
                        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static void tell(ObjectNode data, List<Message> messages) {
        var recent = data.putArray("recent");
        for (var message : messages) {
            recent.addObject()
                    .put("from", message.sender().name().toLowerCase(Locale.ROOT))
                    .put("text", start(message.text()));
        }
    }

    private static String start(String text) {
        int end = text.offsetByCodePoints(0, Math.min(MOST_OF_ONE, text.codePointCount(0, text.length())));
        return end < text.length() ? text.substring(0, end) + '…' : text;
    }
}
