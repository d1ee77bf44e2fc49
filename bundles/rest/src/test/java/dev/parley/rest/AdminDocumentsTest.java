/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.document.Document.Origin;
import dev.parley.api.document.Document.State;
import dev.parley.api.document.Documents;
import dev.parley.api.document.Documents.Progress;
import jakarta.ws.rs.ClientErrorException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminDocumentsTest extends AdminTest {

    private static final String ALL = "/api/admin/documents/";
    private static final String NAME = "The name must be a file's, without a path, of at most 255 characters.";
    private static final String TOO_LARGE = "The document is too large: at most 50 MB are taken.";

    private static HttpResponse<String> put(String name, BodyPublisher content) throws Exception {
        return running.send(
                running.as(Running.MARIA, running.request(ALL + name).PUT(content)));
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text);
    }

    /** Zeros, which nobody keeps. */
    private static InputStream zeros(long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                int read = (int) Math.min(left, length);
                left -= read;
                return read == 0 && length > 0 ? -1 : read;
            }
        };
    }

    @Test
    void lists_them_with_what_became_of_them() throws Exception {
        running.documents.put("a.pdf", Origin.FOLDER, State.FAILED, Optional.of("It is encrypted."));
        running.documents.put("b.pdf", Origin.UPLOADED, State.INDEXING, Optional.empty());
        running.documents.progress = new Progress(2, "b.pdf", 14, 3, 9);

        assertEquals("""
                {"results":[{"name":"a.pdf","media_type":"application/pdf","size":1234,\
                "added_at":"2030-06-01T12:00:00Z","origin":"folder","state":"failed","passages":7,\
                "problem":"It is encrypted."},{"name":"b.pdf","media_type":"application/pdf","size":1234,\
                "added_at":"2030-06-01T12:00:00Z","origin":"uploaded","state":"indexing","passages":7,\
                "problem":null}],"progress":{"waiting":2,"current":"b.pdf","passages":14,"done":3,"of":9}}""", get(ALL).body());
    }

    @Test
    void says_when_nothing_is_in_work() throws Exception {
        assertTrue(json(ALL).at("/progress/current").isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.md", "notes.md/", "my%20notes.v2.md", "%E7%8C%AB.md"})
    void takes_a_document(String name) throws Exception {
        var response = put(name, text("# Notes"));

        assertEquals(202, response.statusCode(), response.body());
        var json = running.json(response);
        assertEquals("waiting", json.get("state").asText());
        assertEquals(7, json.get("size").asInt());
        assertEquals(json, json(ALL).at("/results/0"));
        assertEquals(204, delete(ALL + name).statusCode());
        assertRefused(404, "There is no such document.", delete(ALL + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "text/markdown"})
    void takes_it_whatever_it_is_declared_as(String type) throws Exception {
        var request = running.request(ALL + "a.md").header("Content-Type", type).PUT(text("a=b"));
        var response = running.send(running.as(Running.MARIA, request));
        assertEquals(202, response.statusCode(), response.body());
        assertEquals(3, running.json(response).get("size").asInt());
    }

    @Test
    void takes_50_mb_and_not_one_byte_more() throws Exception {
        var documents = new AdminDocuments(running.ports);

        documents.add("large.md", zeros(Documents.LARGEST), 0);
        assertEquals(Documents.LARGEST, json(ALL).at("/results/0/size").asLong());

        var refused = assertThrows(
                ClientErrorException.class, () -> documents.add("larger.md", zeros(Documents.LARGEST + 1), 0));
        assertEquals(413, refused.getResponse().getStatus());
        assertEquals(TOO_LARGE, refused.getMessage());
        assertEquals(1, json(ALL).get("results").size());
    }

    @Test
    void reads_nothing_of_what_says_it_is_too_large() throws Exception {
        var content = BodyPublishers.ofInputStream(() -> zeros(Documents.LARGEST + 1));
        assertRefused(413, TOO_LARGE, put("larger.md", BodyPublishers.fromPublisher(content, Documents.LARGEST + 1)));

        var body = zeros(1);
        assertThrows(ClientErrorException.class, () -> new AdminDocuments(running.ports)
                .add("larger.md", body, Documents.LARGEST + 1));
        assertEquals(0, body.read(), "it is still there");
    }

    @Test
    void says_why_it_takes_none() throws Exception {
        running.documents.put("folder.md", Origin.FOLDER, State.SEARCHED, Optional.empty());

        assertRefused(400, "The document is empty.", put("a.md", text("")));
        assertRefused(415, "Only Markdown is read here.", put("a.exe", text("MZ")));
        assertRefused(409, "The documents folder has one of this name.", put("folder.md", text("x")));
        assertRefused(409, "Remove it from the folder.", delete(ALL + "folder.md"));
        assertEquals(1, json(ALL).get("results").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20a.md", "a.md%20", "a%C2%85.md"})
    void takes_names_of_files_only(String name) throws Exception {
        assertRefused(400, NAME, put(name, text("x")));
        assertEquals(0, json(ALL).get("results").size());
    }

    @Test
    void takes_names_of_255_characters() throws Exception {
        assertEquals(202, put("x".repeat(252) + ".md", text("x")).statusCode());
        assertRefused(400, NAME, put("x".repeat(253) + ".md", text("x")));
    }

    @ParameterizedTest
    @CsvSource({"GET,''", "PUT,a.md", "DELETE,a.md"})
    void is_for_admins_only(String method, String path) throws Exception {
        running.documents.put("a.md", Origin.UPLOADED, State.SEARCHED, Optional.empty());
        assertForAdminsOnly(method, ALL + path);
        assertEquals(1, json(ALL).get("results").size());
    }

    @Test
    void says_so_while_they_are_away() throws Exception {
        running.ports.documents = null;
        String detail = "The document store is not available just now; try again in 2 s.";
        assertRefused(503, detail, get(ALL));
        assertRefused(503, detail, put("a.md", text("x")));
        assertRefused(503, detail, delete(ALL + "a.md"));
    }
}
