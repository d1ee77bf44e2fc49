/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.parley.api.intent.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** JSON as the API speaks it: names in snake_case, instants in ISO-8601 and UTC, what is absent is null. */
public final class Json {

    public static final String PROBLEM = "application/problem+json";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(new OptionalSerializer()))
            .addMixIn(Form.FormField.class, Sparse.class)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** Of a form's field is left out what it mostly lacks. */
    private interface Sparse {

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Optional<String> value();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Optional<String> problem();
    }

    private Json() {}

    public static byte[] write(Record value) {
        return bytes(value);
    }

    public static byte[] write(List<? extends Record> values) {
        return bytes(values);
    }

    private static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode read(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** Any JSON value that somebody sent; one that is missing if there are no bytes. */
    public static JsonNode parse(byte[] bytes) {
        try {
            return read(bytes);
        } catch (JsonProcessingException e) {
            throw new BadInput("The body is not valid JSON" + place(e.getLocation()) + ".", e);
        } catch (IOException e) {
            throw new BadInput("The body is not text in UTF-8.", e);
        }
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
