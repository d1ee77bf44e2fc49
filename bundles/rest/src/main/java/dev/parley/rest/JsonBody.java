/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

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
        return parse(bytes(body, headers.getFirst(HttpHeaders.CONTENT_LENGTH)));
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
        body.write(Json.write(value));
    }

    private static byte[] bytes(InputStream body, String declaredLength) throws IOException {
        boolean declaredTooLarge = declaredLength != null && Long.parseLong(declaredLength) > LARGEST;
        byte[] bytes = declaredTooLarge ? new byte[0] : body.readNBytes(LARGEST + 1);
        if (declaredTooLarge || bytes.length > LARGEST) {
            throw new ClientErrorException(
                    "The body is too large: at most " + LARGEST / 1024 + " KiB are read.",
                    Status.REQUEST_ENTITY_TOO_LARGE);
        }
        return bytes;
    }

    private static Input parse(byte[] bytes) throws IOException {
        JsonNode json;
        try {
            json = Json.read(bytes);
        } catch (JsonProcessingException e) {
            throw new BadRequestException("The body is not valid JSON" + place(e.getLocation()) + ".", e);
        } catch (IOException e) {
            throw new BadRequestException("The body is not text in UTF-8.", e);
        }
        if (!json.isObject() && !json.isMissingNode()) {
            throw new BadRequestException("The body must be a JSON object, not " + Input.kind(json) + ".");
        }
        return new Input(json);
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
