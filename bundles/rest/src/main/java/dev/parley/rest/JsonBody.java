/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Input;
import dev.parley.lib.wire.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;

/** Bodies: an {@link Input} in, records out. */
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Json.PROBLEM})
final class JsonBody implements MessageBodyReader<Input>, MessageBodyWriter<Record> {

    /** Four times what the longest message can take, in bytes. */
    private static final int LARGEST = 64 * 1024;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Input.class;
    }

    @Override
    public Input readFrom(
            Class<Input> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        var json = Json.parse(Body.read(body, headers.getFirst(HttpHeaders.CONTENT_LENGTH), largest(annotations)));
        if (!json.isObject() && !json.isMissingNode()) {
            throw new BadInput("The body must be a JSON object, not " + Input.kind(json) + ".");
        }
        return new Input(json);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return Record.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Record value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        byte[] json = Json.write(value);
        headers.putSingle(HttpHeaders.CONTENT_LENGTH, json.length);
        body.write(json);
    }

    private static int largest(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(UpTo.class::isInstance)
                .map(UpTo.class::cast)
                .findFirst()
                .map(UpTo::value)
                .orElse(LARGEST);
    }
}
