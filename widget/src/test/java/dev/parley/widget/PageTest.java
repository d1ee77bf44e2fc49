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
