/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Holds responses against openapi.json: the status is one of the operation's, with the headers it must have, of the
 * content type, and the body has the documented fields with the documented types, and no others.
 */
final class Contract {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String HOME = "https://parley.test/openapi.json";
    private static final Set<String> REQUESTS = Set.of(
            "Utterance",
            "Credentials",
            "HandOverReply",
            "Texts",
            "CustomerUtterance",
            "Vote",
            "AdminFaqInput",
            "AdminFaqPatch",
            "AdminFaqOrder",
            "AdminFaqFile",
            "AdminFaqMaking",
            "AccountInput",
            "AccountPatch");
    private static final Contract CONTRACT = new Contract();

    private final JsonNode document = read();
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(HOME, document.toString()))));
    private final SchemaValidatorsConfig strict =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    /** Fails unless this is what the document says of it. */
    static HttpResponse<String> hold(HttpResponse<String> response, String requestBody) {
        CONTRACT.check(response, requestBody);
        return response;
    }

    static JsonNode document() {
        return CONTRACT.document;
    }

    private void check(HttpResponse<String> response, String requestBody) {
        String method = response.request().method().toLowerCase(Locale.ROOT);
        String path = template(response.uri().getRawPath());
        JsonNode operation = document.path("paths").path(path).path(method);
        String what = method + " " + path + " -> " + response.statusCode() + " " + response.body();
        if (method.equals("options") && response.statusCode() == 204) {
            return;
        }
        if (operation.isMissingNode()) {
            checkBody(problem(), response, what);
            return;
        }
        JsonNode documented = resolve(operation.path("responses").path(String.valueOf(response.statusCode())));
        assertTrue(documented.isObject(), "not documented: " + what);
        checkHeaders(documented.path("headers"), response, what);
        checkBody(documented.path("content"), response, what);
        if (response.statusCode() < 300 && requestBody != null && !requestBody.isEmpty()) {
            checkJson(
                    resolve(operation.path("requestBody")).path("content").path("application/json"), requestBody, what);
        }
    }

    private void checkHeaders(JsonNode headers, HttpResponse<String> response, String what) {
        headers.properties().forEach(header -> {
            var value = response.headers().firstValue(header.getKey());
            var declared = resolve(header.getValue());
            assertTrue(value.isPresent() || !declared.path("required").asBoolean(), header.getKey() + " of " + what);
            value.filter(v -> declared.at("/schema/type").asText().equals("integer"))
                    .ifPresent(v -> assertTrue(Integer.parseInt(v) >= 1, header.getKey() + " of " + what));
        });
    }

    private void checkBody(JsonNode content, HttpResponse<String> response, String what) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (content.isMissingNode()) {
            assertEquals("", response.body(), what);
        } else {
            assertTrue(content.has(type), "content type \"" + type + "\" of " + what);
            if (type.endsWith("json")) {
                checkJson(content.get(type), response.body(), what);
            }
        }
    }

    private void checkJson(JsonNode mediaType, String json, String what) {
        String reference = mediaType.at("/schema/$ref").asText("");
        var schema = reference.isEmpty()
                ? schemas.getSchema(mediaType.path("schema"), strict)
                : schemas.getSchema(SchemaLocation.of(HOME + reference), strict);
        var mistakes = schema.validate(json, InputFormat.JSON);
        assertTrue(mistakes.isEmpty(), () -> mistakes + " in " + what);
    }

    private JsonNode problem() {
        return document.at("/components/responses/NotFound/content");
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** The documented path that this one is an instance of, with or without the slash at its end. */
    private String template(String path) {
        String bare = path.replaceFirst("/$", "");
        return document.path("paths").properties().stream()
                .map(Map.Entry::getKey)
                .filter(template -> bare.matches(template.replaceFirst("/$", "").replaceAll("\\{\\w+}", "[^/]+")))
                .min(Comparator.comparing(template -> template.contains("{")))
                .orElse(path);
    }

    private static JsonNode read() {
        try (InputStream in = Description.class.getResourceAsStream("openapi.json")) {
            var document = MAPPER.readTree(in);
            document.at("/components/schemas").properties().stream()
                    .filter(schema -> !REQUESTS.contains(schema.getKey()))
                    .forEach(schema -> close(schema.getValue()));
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fields may be added to what is answered, but not without saying so here. */
    private static void close(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        schema.forEach(Contract::close);
    }
}
