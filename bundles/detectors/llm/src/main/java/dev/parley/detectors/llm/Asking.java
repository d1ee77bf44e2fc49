/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Optional;

/**
 * Asks the model, again where that may help. In which manner the server takes questions is found out with the first,
 * the most binding tried first, and remembered. Thread-safe.
 */
final class Asking {

    private static final long PAUSE_MILLIS = 200;

    private final ChatModel model;
    private final List<Manner> manners;
    private final int retries;
    private final int mostOutput;
    private final Budget budget;
    private volatile Optional<Manner> known = Optional.empty();

    Asking(Settings settings, Budget budget) {
        this.model = settings.provider().connect(settings);
        this.manners = settings.provider().manners();
        this.retries = settings.retries();
        this.mostOutput = settings.mostOutput();
        this.budget = budget;
    }

    /**
     * @throws Declined if this question is not to be asked
     * @throws RuntimeException as langchain4j has it, the last one after all tries
     */
    ChatResponse ask(Prompt prompt) throws InterruptedException {
        for (int i = 0; ; i++) {
            try {
                return inSomeManner(prompt);
            } catch (RuntimeException e) {
                if (i == retries || !Trouble.mayPass(e)) {
                    throw e;
                }
            }
            Thread.sleep(PAUSE_MILLIS << i);
        }
    }

    private ChatResponse inSomeManner(Prompt prompt) {
        return known.isPresent() ? inThisManner(prompt, known.get()) : inOneOf(prompt, manners);
    }

    private ChatResponse inThisManner(Prompt prompt, Manner manner) {
        try {
            return once(prompt, manner);
        } catch (InvalidRequestException e) {
            throw new Declined("the server refuses the question", e);
        }
    }

    private ChatResponse inOneOf(Prompt prompt, List<Manner> left) {
        try {
            var response = once(prompt, left.get(0));
            known = Optional.of(left.get(0));
            return response;
        } catch (InvalidRequestException e) {
            if (left.size() == 1) {
                throw e;
            }
            return inOneOf(prompt, left.subList(1, left.size()));
        }
    }

    private ChatResponse once(Prompt prompt, Manner manner) {
        if (!budget.call()) {
            throw new Declined("no call is left in this minute", null);
        }
        return model.chat(prompt.request(manner, mostOutput));
    }

    /** This question goes without an answer, which says nothing of the next. */
    static final class Declined extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Declined(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
