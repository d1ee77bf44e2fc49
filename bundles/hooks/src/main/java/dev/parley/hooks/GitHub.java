/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import static dev.parley.api.watch.Subject.Kind.PULL_REQUEST;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.watch.Subject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** GitHub and GitHub Enterprise: pull requests, their reviews and their checks. */
final class GitHub implements Sender {

    private static final String EVENT = "X-GitHub-Event";
    private static final String FORM_FIELD = "payload=";

    /** The end of a pull request's address in the API, which checks give where they leave its repository's name out. */
    private static final Pattern ADDRESS = Pattern.compile("/repos/([\\w.-]{1,100}/[\\w.-]{1,100})/pulls/(\\d{1,10})$");

    @Override
    public String name() {
        return "github";
    }

    @Override
    public String title() {
        return "GitHub";
    }

    @Override
    public String signature() {
        return "X-Hub-Signature-256";
    }

    @Override
    public boolean isPing(HttpHeaders headers) {
        return "ping".equals(headers.getHeaderString(EVENT));
    }

    @Override
    public Delivery read(HttpHeaders headers, byte[] body) {
        var json = Json.object(isForm(headers) ? payload(body) : body);
        return Delivery.of(
                headers.getHeaderString("X-GitHub-Delivery"),
                pullRequests(headers.getHeaderString(EVENT), json).flatMap(GitHub::subject));
    }

    /** The pull requests that an event is of; that of a commit's status does not say. */
    private static Stream<JsonNode> pullRequests(String event, JsonNode json) {
        if (event == null) {
            throw new BadRequestException("The delivery does not say of which event it is, in " + EVENT + ".");
        }
        return switch (event) {
            case "pull_request", "pull_request_review" -> Stream.of(json.path("pull_request"));
            case "check_run", "check_suite" ->
                StreamSupport.stream(json.path(event).path("pull_requests").spliterator(), false);
            default -> Stream.empty();
        };
    }

    private static Stream<Subject> subject(JsonNode pullRequest) {
        return ADDRESS.matcher(pullRequest.path("url").asText())
                .results()
                .map(address -> new Subject(PULL_REQUEST, address.group(1) + "#" + address.group(2)));
    }

    private static boolean isForm(HttpHeaders headers) {
        return headers.getMediaType() != null
                && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(headers.getMediaType());
    }

    private static byte[] payload(byte[] form) {
        try {
            return Arrays.stream(new String(form, UTF_8).split("&"))
                    .filter(field -> field.startsWith(FORM_FIELD))
                    .map(field -> URLDecoder.decode(field.substring(FORM_FIELD.length()), UTF_8))
                    .findFirst()
                    .orElse("")
                    .getBytes(UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("The delivery is not a form.", e);
        }
    }
}
