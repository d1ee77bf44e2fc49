/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import dev.parley.api.conversation.Message;
import dev.parley.api.detect.Detector;
import dev.parley.api.detect.Heard;
import dev.parley.api.detect.Match;
import dev.parley.api.detect.Memory;
import dev.parley.api.intent.IntentSpec;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the language model choose one of certain intents, and holds what it says against them. */
final class LlmRecognizer implements Detector.Recognizer {

    private static final Logger LOG = LoggerFactory.getLogger(LlmRecognizer.class);
    private static final Memory NOTHING = new Memory("", List.of());

    private final LanguageModel model;
    private final Instructions instructions;
    private final Verdict verdict;
    private final int window;
    private final Clock clock;

    LlmRecognizer(LanguageModel model, Settings settings, List<IntentSpec> intents, Clock clock) {
        this.model = model;
        this.instructions = Instructions.of(intents);
        this.verdict = new Verdict(List.copyOf(intents), settings.trustToWrite(), settings.trustToRead());
        this.window = settings.window();
        this.clock = clock;
    }

    @Override
    public List<Match> recognize(String text) {
        return recognize(new Heard(text, Locale.ENGLISH, ZonedDateTime.now(clock), () -> NOTHING));
    }

    @Override
    public List<Match> recognize(Heard heard) {
        try {
            return model.isWilling()
                    ? asked(heard, window == 0 ? NOTHING : heard.memory().get())
                    : List.of();
        } catch (RuntimeException | LinkageError e) { // a defect, or a store that is away: others still understand
            LOG.warn("The language model's answer is of no use: {}", Trouble.named(e));
            return List.of();
        }
    }

    private List<Match> asked(Heard heard, Memory memory) {
        var recent = last(memory.recent());
        return model
                .ask(Prompt.of(instructions, heard, new Memory(memory.summary(), recent)))
                .flatMap(Answer::in)
                .flatMap(answer -> verdict.on(answer, new Said(heard.text(), recent)))
                .stream()
                .toList();
    }

    private List<Message> last(List<Message> messages) {
        return messages.subList(Math.max(0, messages.size() - window), messages.size());
    }
}
