/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import dev.parley.connectors.testkit.VendorApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A vendor's OpenAPI document, against which requests to a server of ours, and its answers, are held. */
public final class Contract {

    private final OpenApiInteractionValidator validator;
    private final String prefix;
    private final String inDocument;
    private final boolean answersToo;
    private final Set<String> held = new HashSet<>();

    private Contract(String document, String prefix, String inDocument, boolean answersToo) {
        this.prefix = prefix;
        this.inDocument = inDocument;
        this.answersToo = answersToo;
        this.validator = OpenApiInteractionValidator.createForInlineApiSpecification(document)
                .withBasePathOverride("")
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                        .withLevel(
                                "validation.response.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
                        .withLevel("validation.response.body.unexpected", ValidationReport.Level.IGNORE)
                        .build())
                .build();
    }

    public static Contract serviceNow(String prefix) {
        try (var document = VendorApi.class.getResourceAsStream("servicenow-change.openapi.json")) {
            return new Contract(new String(document.readAllBytes(), StandardCharsets.UTF_8), prefix, "", true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param contract the document's path among the contracts
     * @param prefix what paths begin with here
     * @param inDocument what they begin with in the document instead
     * @param answersToo whether the document says what its vendor really answers
     */
    public static Contract described(String contract, String prefix, String inDocument, boolean answersToo) {
        try {
            var document = Files.readString(VendorApi.contracts().resolve(contract));
            return new Contract(document, prefix, inDocument, answersToo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails if the request, or what was answered to it, is not as the document says. */
    public void hold(HttpRequest request, String body, HttpResponse<String> response) {
        var path = request.uri().getPath();
        assertEquals(prefix, path.substring(0, Math.min(prefix.length(), path.length())), "where the server is");
        path = inDocument + path.substring(prefix.length());
        var report = validator.validateRequest(request(request, path, body));
        if (answersToo) {
            report = report.merge(
                    validator.validateResponse(path, Request.Method.valueOf(request.method()), response(response)));
        }
        var wrong = report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(Object::toString)
                .toList();
        assertEquals(List.of(), wrong, request.method() + " " + request.uri() + "\n" + response.body());
        held.add(request.method() + " " + path);
    }

    /** Methods and paths that were held against it. */
    public Set<String> held() {
        return Set.copyOf(held);
    }

    private static SimpleRequest request(HttpRequest request, String path, String body) {
        var builder = new SimpleRequest.Builder(request.method(), path, true);
        request.headers().map().forEach(builder::withHeader);
        if (body != null) {
            builder.withBody(body);
        }
        Form.read(request.uri().getRawQuery()).forEach(builder::withQueryParam);
        return builder.build();
    }

    private static SimpleResponse response(HttpResponse<String> response) {
        var builder = new SimpleResponse.Builder(response.statusCode());
        response.headers().map().forEach(builder::withHeader);
        return response.body().isEmpty()
                ? builder.build()
                : builder.withBody(response.body()).build();
    }
}
