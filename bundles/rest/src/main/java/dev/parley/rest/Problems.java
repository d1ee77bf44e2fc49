/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.lib.wire.Json;
import dev.parley.lib.wire.Problem;
import dev.parley.lib.wire.ProblemJson;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.EOFException;

/** Says what went wrong, whatever it was, as {@link ProblemJson}. */
final class Problems implements ExceptionMapper<Throwable> {

    static Response response(int status, String detail) {
        return response(Problem.of(status, detail));
    }

    private static Response response(Problem problem) {
        var response = Response.status(problem.status());
        problem.retryAfter().ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response(response, problem.json());
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
        if (thrown instanceof EOFException) {
            return response(400, "The request ended too early.");
        }
        return response(Problem.of(thrown));
    }

    private static Response of(WebApplicationException refusal) {
        var response = refusal.getResponse();
        boolean ours = refusal.getMessage() != null && !refusal.getMessage().startsWith("HTTP ");
        String detail = ours ? refusal.getMessage() : sentence(response.getStatus());
        return response.getStatus() < 400
                ? response
                : response(Response.fromResponse(response), ProblemJson.of(response.getStatus(), detail));
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
