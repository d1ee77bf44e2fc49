/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lib.wire.Input;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import org.junit.jupiter.api.Test;

class JsonBodyTest {

    private static final int TEN_MB = 10 * 1024 * 1024;

    @Test
    void reads_no_more_of_a_large_body_than_tells_it_is_one() {
        var body = new ByteArrayInputStream(new byte[TEN_MB]);

        assertEquals(413, refused(new MultivaluedHashMap<>(), body));
        assertTrue(TEN_MB - body.available() <= 64 * 1024 + 1, "read " + (TEN_MB - body.available()));
    }

    @Test
    void reads_nothing_of_a_body_that_says_it_is_large() {
        var body = new ByteArrayInputStream(new byte[TEN_MB]);
        var headers = new MultivaluedHashMap<String, String>();
        headers.putSingle("Content-Length", String.valueOf(TEN_MB));

        assertEquals(413, refused(headers, body));
        assertEquals(TEN_MB, body.available());
    }

    private static int refused(MultivaluedHashMap<String, String> headers, InputStream body) {
        return assertThrows(ClientErrorException.class, () -> new JsonBody()
                        .readFrom(
                                Input.class,
                                Input.class,
                                new Annotation[0],
                                MediaType.APPLICATION_JSON_TYPE,
                                headers,
                                body))
                .getResponse()
                .getStatus();
    }
}
