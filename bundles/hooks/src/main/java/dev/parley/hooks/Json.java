/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;

/** What deliveries are written in. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** @throws BadRequestException if it is not one JSON object */
    static JsonNode object(byte[] body) {
        try {
            var json = MAPPER.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            // said below, and without the parser's words, which quote the body
        }
        throw new BadRequestException("The delivery is not a JSON object.");
    }
}
