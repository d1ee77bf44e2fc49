/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.user.Session;
import dev.parley.api.user.SignIn;
import dev.parley.api.user.User;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door and the sign-in page over real HTTP, before a servlet that stands for the console. */
class ConsoleDoorTest {

    private static final String CONSOLE = "/system/console/bundles";

    private final HttpClient http = HttpClient.newHttpClient();
    private Server server;

    /** Knows Ada, who is an admin, and Bob, who is not; Carol has tried too often. */
    private static final class Known implements SignIn {

        private static final User ADA = new User("1", "ada", Set.of(User.ADMIN));
        private static final User BOB = new User("2", "bob", Set.of());

        @Override
        public Optional<User> user(String token) {
            return switch (token) {
                case "ada-token" -> Optional.of(ADA);
                case "bob-token" -> Optional.of(BOB);
                default -> Optional.empty();
            };
        }

        @Override
        public Optional<Session> guest() {
            return Optional.empty();
        }

        @Override
        public Optional<Session> account(String name, String password) {
            if (name.equals("carol")) {
                throw new Unavailable("Sign-in for this name", Duration.ofSeconds(7), null);
            }
            return user(name + "-token")
                    .filter(user -> password.equals("pass:wörd"))
                    .map(user -> new Session(name + "-token", Instant.now().plusSeconds(3600), user));
        }
    }

    /** Hands every request to the door first, as the console does. */
    private static final class Console extends HttpServlet {

        private static final long serialVersionUID = 1;

        private final transient ConsoleDoor door;

        Console(ConsoleDoor door) {
            this.door = door;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Object user = door.authenticate(request, response);
            if (user != null && request.getRequestURI().endsWith("/logout")) {
                door.logout(request, response);
            } else if (user != null) {
                response.getWriter().print("console for " + ((User) user).name() + " " + door.authorize(user, "any"));
            }
        }
    }

    @BeforeEach
    void start() throws Exception {
        var signIn = new Known();
        var context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Console(new ConsoleDoor(signIn))), "/system/console/*");
        context.addServlet(new ServletHolder(new SignInServlet(signIn)), SignInServlet.PATH + "*");
        server = new Server(new InetSocketAddress("127.0.0.1", 0));
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void lets_an_admin_in_by_cookie() throws Exception {
        assertEntered(send(get(CONSOLE).header("Cookie", "x=y; parley_session=ada-token")));
    }

    @Test
    void lets_an_admin_in_by_bearer_token() throws Exception {
        assertEntered(send(get(CONSOLE).header("Authorization", "Bearer ada-token")));
    }

    @Test
    void lets_an_admin_in_by_password_and_gives_a_cookie() throws Exception {
        var response = send(get(CONSOLE).header("Authorization", basic("ada:pass:wörd")));

        assertEntered(response);
        assertTrue(cookie(response).startsWith("parley_session=ada-token;"), cookie(response));
    }

    @Test
    void asks_programs_for_a_password() throws Exception {
        var response = send(get(CONSOLE));

        assertProblem(401, response);
        assertEquals(
                "Basic realm=\"Parley\", charset=\"UTF-8\"",
                response.headers().firstValue("WWW-Authenticate").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada:wrong", "admin:admin", "ada", ":", "nobody:pass:wörd"})
    void refuses_wrong_passwords(String credentials) throws Exception {
        assertProblem(401, send(get(CONSOLE).header("Authorization", basic(credentials))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ***", "Basic", "Bearer", "Bearer x", "Digest x", "Basic "})
    void refuses_malformed_credentials(String authorization) throws Exception {
        assertProblem(401, send(get(CONSOLE).header("Authorization", authorization)));
    }

    @Test
    void refuses_those_who_are_not_admin() throws Exception {
        assertProblem(403, send(get(CONSOLE).header("Authorization", "Bearer bob-token")));
    }

    @Test
    void says_when_to_try_again() throws Exception {
        var response = send(get(CONSOLE).header("Authorization", basic("carol:x")));

        assertProblem(503, response);
        assertEquals("7", response.headers().firstValue("Retry-After").orElseThrow());
    }

    @Test
    void shows_browsers_a_page_that_needs_nothing_from_elsewhere() throws Exception {
        var response = send(get(CONSOLE + "/x").header("Accept", "text/html,*/*"));

        assertEquals(401, response.statusCode());
        assertTrue(response.body().contains("name=\"next\" value=\"/system/console/bundles/x\""), response.body());
        assertFalse(response.body().contains("<script"));
        assertFalse(response.body().contains("://"));
        String policy = response.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
        assertTrue(response.headers().firstValue("WWW-Authenticate").isEmpty(), "no pop-up over the page");
    }

    @Test
    void tells_a_browser_that_is_signed_in_what_is_missing() throws Exception {
        var response = send(get(CONSOLE).header("Accept", "text/html").header("Cookie", "parley_session=bob-token"));

        assertEquals(401, response.statusCode());
        assertTrue(response.body().contains("role admin"), response.body());
    }

    @Test
    void signs_in_by_the_form_and_goes_on() throws Exception {
        var response = send(form("ada", "pass:wörd", CONSOLE).header("Sec-Fetch-Site", "same-origin"));

        assertEquals(303, response.statusCode());
        assertEquals(CONSOLE, response.headers().firstValue("Location").orElseThrow());
        String cookie = cookie(response);
        assertTrue(cookie.startsWith("parley_session=ada-token;"), cookie);
        for (String attribute : Set.of("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=3")) {
            assertTrue(cookie.contains(attribute), cookie);
        }
        assertFalse(cookie.contains("Secure"), "over plain HTTP the browser would drop it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x", "", "/a\r\nX: y"})
    void goes_on_to_pages_of_this_server_only(String next) throws Exception {
        var response = send(form("ada", "pass:wörd", next));

        assertEquals("/", response.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void shows_the_form_again_after_a_wrong_password() throws Exception {
        var response = send(form("ada", "wrong", "/\"><script>alert(1)</script>"));

        assertEquals(401, response.statusCode());
        assertTrue(response.body().contains("The name or the password is wrong."), response.body());
        assertTrue(response.body().contains("value=\"/&quot;&gt;&lt;script&gt;"), response.body());
        assertTrue(response.headers().firstValue("Set-Cookie").isEmpty());
    }

    @Test
    void says_on_the_page_when_to_try_again() throws Exception {
        var response = send(form("carol", "x", CONSOLE));

        assertEquals(503, response.statusCode());
        assertEquals("7", response.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(response.body().contains("Try again in 7 seconds."), response.body());
    }

    @Test
    void shows_the_form_at_its_own_address() throws Exception {
        assertEquals(200, send(get(SignInServlet.PATH)).statusCode());
    }

    @Test
    void signs_out() throws Exception {
        var response = send(get("/system/console/logout").header("Cookie", "parley_session=ada-token"));

        assertEquals(303, response.statusCode());
        assertTrue(cookie(response).contains("Max-Age=0"), cookie(response));
    }

    @ParameterizedTest
    @CsvSource({
        "POST,   Sec-Fetch-Site, cross-site,            403",
        "POST,   Sec-Fetch-Site, same-site,             403",
        "DELETE, Sec-Fetch-Site, cross-site,            403",
        "POST,   Origin,         https://evil.example,  403",
        "POST,   Origin,         null,                  403",
        "POST,   Origin,         http://127.0.0.1:1,    403",
        "POST,   Origin,         %%,                    403",
        "POST,   Sec-Fetch-Site, same-origin,           200",
        "POST,   Sec-Fetch-Site, none,                  200",
        "POST,   Origin,         self,                  200",
        "POST,   X-Nothing,      x,                     200",
        "GET,    Sec-Fetch-Site, cross-site,            200"
    })
    void refuses_what_pages_of_other_sites_send(String method, String header, String value, int status)
            throws Exception {
        var request = get(CONSOLE)
                .method(method, BodyPublishers.noBody())
                .header("Cookie", "parley_session=ada-token")
                .header(
                        header,
                        value.equals("self") ? server.getURI().toString().replaceAll("/$", "") : value);

        assertEquals(status, send(request).statusCode());
    }

    @Test
    void refuses_a_form_from_another_site() throws Exception {
        assertProblem(403, send(form("ada", "pass:wörd", "/").header("Origin", "https://evil.example")));
    }

    private static void assertEntered(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        assertEquals("console for ada true", response.body());
    }

    private static void assertProblem(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(response.body().startsWith("{\"type\":\"about:blank\",\"title\":"), response.body());
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(server.getURI().resolve(path));
    }

    private HttpRequest.Builder form(String name, String password, String next) {
        String body = "name=" + encoded(name) + "&password=" + encoded(password) + "&next=" + encoded(next);
        return get(SignInServlet.PATH)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
