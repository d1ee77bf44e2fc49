/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as Jetty serves it. */
class PageTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        server = new Server();
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Page()), "/");
        context.setErrorHandler((request, response, callback) -> {
            Content.Sink.write(response, true, "error page", callback);
            return true;
        });
        server.setHandler(context);
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Test
    void root_is_the_page() throws Exception {
        var page = get("/");
        assertEquals(200, page.statusCode());
        assertEquals("text/html;charset=utf-8", header(page, "Content-Type").replace(" ", ""));
        assertTrue(page.body().contains("<title>Parley</title>"), page.body());
        assertEquals(page.body(), get("/index.html").body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/c/0b5f3f7e-2f43-4d8e-9d26-3f6f7d1f0a11",
                "/changes",
                "/changes/",
                "/changes?state=New&q=db",
                "/changes/CHG0030001",
                "/calendar",
                "/calendar/2031-03",
                "/calendar/2031-W10",
                "/calendar/2031-W10/"
            })
    void every_view_of_the_page_is_the_page(String path) throws Exception {
        var page = get("/");
        var view = get(path);
        assertEquals(200, view.statusCode());
        assertEquals(page.body(), view.body());
        assertEquals(header(page, "ETag"), header(view, "ETag"));
        assertEquals("no-cache", header(view, "Cache-Control"));
        assertEquals(header(page, "Content-Security-Policy"), header(view, "Content-Security-Policy"));
        assertError(405, send("POST", path));
    }

    @ParameterizedTest
    @CsvSource({
        "/parley-chat.js, text/javascript;charset=utf-8, no-cache",
        "/parley-chat-panel.js, text/javascript;charset=utf-8, 'public, max-age=600'",
        "/parley-chat-panel.js?0MY7GdXG1, text/javascript;charset=utf-8, 'public, max-age=600'",
        "/parley-chat.de.json, application/json, 'public, max-age=600'"
    })
    void pages_of_other_origins_may_embed_the_element_its_panel_and_its_languages(
            String path, String type, String caching) throws Exception {
        var file = send("GET", path, "Origin", "https://shop.example");
        assertEquals(200, file.statusCode());
        assertEquals(type, header(file, "Content-Type").replace(" ", ""));
        assertEquals("*", header(file, "Access-Control-Allow-Origin"));
        assertEquals("cross-origin", header(file, "Cross-Origin-Resource-Policy"));
        assertEquals("nosniff", header(file, "X-Content-Type-Options"));
        assertEquals(caching, header(file, "Cache-Control"));

        var again = send("GET", path, "If-None-Match", header(file, "ETag"));
        assertEquals(304, again.statusCode());
        assertEquals("*", header(again, "Access-Control-Allow-Origin"));
        assertEquals("cross-origin", header(again, "Cross-Origin-Resource-Policy"));
    }

    /** Else it could be had by nobody: the script refuses any other. */
    @Test
    void the_script_names_the_hash_of_the_panel_that_is_served() throws Exception {
        var hash = MessageDigest.getInstance("SHA-384")
                .digest(get("/parley-chat-panel.js").body().getBytes(StandardCharsets.UTF_8));
        var integrity = "sha384-" + Base64.getEncoder().encodeToString(hash);
        assertTrue(get("/parley-chat.js").body().contains(integrity), integrity);
    }

    @Test
    void nothing_else_is_for_other_origins() throws Exception {
        for (var path : List.of("/", "/changes", "/favicon.svg", script(get("/")))) {
            var answer = send("GET", path, "Origin", "https://shop.example");
            assertEquals(200, answer.statusCode(), path);
            assertEquals("(none)", header(answer, "Access-Control-Allow-Origin"), path);
            assertEquals("(none)", header(answer, "Cross-Origin-Resource-Policy"), path);
        }
    }

    @Test
    void everything_the_page_names_is_served_with_its_type() throws Exception {
        var names = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(get("/").body());
        var types = new TreeSet<String>();
        while (names.find()) {
            var file = get(names.group(1));
            assertEquals(200, file.statusCode(), names.group(1));
            types.add(header(file, "Content-Type").replaceFirst(";.*", ""));
        }
        assertEquals("[image/svg+xml, text/css, text/javascript]", types.toString());
    }

    @Test
    void names_with_a_hash_are_kept_for_good_and_the_page_is_revalidated() throws Exception {
        var page = get("/");
        assertEquals("no-cache", header(page, "Cache-Control"));
        assertEquals("public, max-age=31536000, immutable", header(get(script(page)), "Cache-Control"));

        var again = send("GET", "/", "If-None-Match", header(page, "ETag"));
        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
        assertEquals(header(page, "ETag"), header(again, "ETag"));
        assertEquals(200, send("GET", "/", "If-None-Match", "\"other\"").statusCode());
    }

    @Test
    void head_is_get_without_the_body() throws Exception {
        var page = get("/");
        var head = send("HEAD", "/");
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertEquals(header(page, "Content-Length"), header(head, "Content-Length"));
        assertEquals(header(page, "ETag"), header(head, "ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/favicon.svg"})
    void every_answer_forbids_what_the_page_does_not_need(String path) throws Exception {
        var answer = get(path);
        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
                        + " base-uri 'none'; form-action 'self'; frame-ancestors 'self';"
                        + " require-trusted-types-for 'script'; trusted-types 'none'",
                header(answer, "Content-Security-Policy"));
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("same-origin", header(answer, "Referrer-Policy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/nothing.html",
                "/assets",
                "/assets/",
                "/assets/nothing.js",
                "/assets/index.html",
                "/assets/../index.html",
                "/assets/deeper/index.js",
                "/page/index.html",
                "/headers.properties",
                "/Page.class",
                "/index.html/",
                "/index.html;x=y",
                "/c",
                "/c/",
                "/c/a/b",
                "/changes/a/b",
                "/changes;x=y",
                "/calendars",
                "/calendar/2031-03/assets/index.js",
                "/assets/parley-chat.js",
                "/parley-chat.js/",
                "/parley-chat-other.js",
                "/api/chat/message/"
            })
    void what_is_not_there_is_left_to_the_error_page(String path) throws Exception {
        assertError(404, get(path));
        assertError(404, send("POST", path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void the_page_can_only_be_read(String method) throws Exception {
        var answer = send(method, "/");
        assertError(405, answer);
        assertEquals("GET, HEAD", header(answer, "Allow"));
    }

    private static void assertError(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode());
        assertEquals("error page", answer.body());
    }

    private static String script(HttpResponse<String> page) {
        var name = Pattern.compile("src=\"([^\"]+)\"").matcher(page.body());
        assertTrue(name.find(), page.body());
        return name.group(1);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("(none)");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    private static HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + server.getURI().getPort() + path);
        var request = HttpRequest.newBuilder(address).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
