/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.StaleConversation;
import dev.parley.api.dialog.NoSuchConversation;
import dev.parley.api.feedback.NoSuchMessage;
import dev.parley.api.feedback.NotAnAnswer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong.
 *
 * @param status of HTTP, 400 to 599
 * @param retryAfter in seconds, where trying again may help
 */
public record Problem(int status, ProblemJson json, Optional<Long> retryAfter) {

    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);

    public static Problem of(int status, String detail) {
        return new Problem(status, ProblemJson.of(status, detail), Optional.empty());
    }

    /** Something that may be tried again after so many seconds. */
    public static Problem later(int status, String detail, long seconds) {
        return new Problem(status, ProblemJson.of(status, detail), Optional.of(seconds));
    }

    /** Says what was thrown; what nobody expected goes to the log, with an incident to find it by. */
    public static Problem of(Throwable thrown) {
        if (thrown instanceof BadInput) {
            return of(400, thrown.getMessage());
        }
        if (thrown instanceof NoSuchConversation) {
            return of(404, thrown.getMessage());
        }
        if (thrown instanceof NoSuchMessage) {
            return of(404, "There is no such message.");
        }
        if (thrown instanceof NotAnAnswer) {
            return of(422, "Only what the bot says can be voted on.");
        }
        if (thrown instanceof Unavailable unavailable) {
            return of(unavailable);
        }
        if (thrown instanceof Rejected) {
            return of(422, thrown.getMessage());
        }
        if (thrown instanceof StaleConversation) {
            return of(409, "Somebody else spoke in this conversation just now; send it again.");
        }
        return unexpected(thrown);
    }

    private static Problem of(Unavailable unavailable) {
        long seconds = Math.max(1, unavailable.retryAfter().plusMillis(999).toSeconds());
        String message = unavailable.getMessage();
        String detail = "%s%s just now; try again in %d s."
                .formatted(message.substring(0, 1).toUpperCase(Locale.ROOT), message.substring(1), seconds);
        return later(503, detail, seconds);
    }

    private static Problem unexpected(Throwable thrown) {
        String incident = UUID.randomUUID().toString();
        LOG.error("Incident {}", incident, thrown);
        String detail = "Something went wrong here; ask for incident " + incident + ".";
        return new Problem(500, ProblemJson.of(500, detail, Optional.of(incident)), Optional.empty());
    }
}
