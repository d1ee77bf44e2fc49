/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.StaleConversation;
import dev.parley.api.dialog.NoSuchConversation;
import dev.parley.api.feedback.NoSuchMessage;
import dev.parley.api.feedback.NotAnAnswer;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.EOFException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what went wrong, whatever it was, as {@link ProblemJson}. */
final class Problems implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    static Response response(int status, String detail) {
        return response(Response.status(status), ProblemJson.of(status, detail));
    }

    /** What went wrong, where the status is sent already. */
    static Record json(Throwable thrown) {
        return (Record) new Problems().toResponse(thrown).getEntity();
    }

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException refusal
                && refusal.getResponse().getStatus() != 500) {
            return of(refusal);
        }
        if (thrown instanceof NoSuchConversation) {
            return response(404, thrown.getMessage());
        }
        if (thrown instanceof NoSuchMessage) {
            return response(404, "There is no such message.");
        }
        if (thrown instanceof NotAnAnswer) {
            return response(422, "Only what the bot says can be voted on.");
        }
        if (thrown instanceof Unavailable unavailable) {
            return of(unavailable);
        }
        if (thrown instanceof Rejected) {
            return response(422, thrown.getMessage());
        }
        if (thrown instanceof StaleConversation) {
            return response(409, "Somebody else spoke in this conversation just now; send it again.");
        }
        if (thrown instanceof EOFException) {
            return response(400, "The request ended too early.");
        }
        return unexpected(thrown);
    }

    private static Response of(WebApplicationException refusal) {
        var response = refusal.getResponse();
        boolean ours = refusal.getMessage() != null && !refusal.getMessage().startsWith("HTTP ");
        String detail = ours ? refusal.getMessage() : sentence(response.getStatus());
        return response.getStatus() < 400
                ? response
                : response(Response.fromResponse(response), ProblemJson.of(response.getStatus(), detail));
    }

    private static Response of(Unavailable unavailable) {
        long seconds = Math.max(1, unavailable.retryAfter().plusMillis(999).toSeconds());
        String message = unavailable.getMessage();
        String detail = "%s%s just now; try again in %d s."
                .formatted(message.substring(0, 1).toUpperCase(Locale.ROOT), message.substring(1), seconds);
        return response(Response.status(503).header(HttpHeaders.RETRY_AFTER, seconds), ProblemJson.of(503, detail));
    }

    private static Response unexpected(Throwable thrown) {
        String incident = UUID.randomUUID().toString();
        LOG.error("Incident {}", incident, thrown);
        String detail = "Something went wrong here; ask for incident " + incident + ".";
        return response(Response.status(500), ProblemJson.of(500, detail, Optional.of(incident)));
    }

    /** What a status means here, where nobody said it better. */
    static String sentence(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take this method.";
            case 406 -> "Answers are application/json; accept that.";
            case 415 -> "Send JSON, and say so: Content-Type: application/json.";
            default -> status < 500 ? "The request could not be understood." : "Something went wrong here.";
        };
    }

    private static Response response(Response.ResponseBuilder response, ProblemJson problem) {
        return response.entity(problem).type(Json.PROBLEM).build();
    }
}
