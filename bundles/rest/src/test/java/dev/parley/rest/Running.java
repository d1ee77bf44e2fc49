/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.api.user.User;
import dev.parley.testkit.audit.MemoryAudit;
import dev.parley.testkit.handover.MemoryDesk;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/**
 * The API on a real Jetty and Jersey, put together as the whiteboard does it, before a {@link Stub}. What is sent
 * through it is held against the {@link Contract}.
 */
final class Running {

    static final User ADA = new User("ada", "Ada", Set.of());
    static final User MARIA = new User("maria", "Maria (change team)", Set.of(User.ADMIN));
    static final User BOB = new User("bob", "Bob", Set.of());

    /** Complains that resources are no providers, which they need not be. */
    private static final Logger JERSEY = Logger.getLogger("org.glassfish.jersey");

    static {
        // A server may hang up after it refused a body that it did not read; what is sent next needs another
        // connection.
        System.setProperty("jdk.httpclient.enableAllMethodRetry", "true");
    }

    Stub stub;
    MemoryDesk desk;
    StubFaqs faqs;
    StubFeedback feedback;
    StubDocuments documents;
    MemoryAudit audit;
    StubAccounts accounts;
    StubInsights insights;
    StubBot bot;
    final Ports ports = new Ports();
    final Health health = new Health(ports);

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server = new Server(new InetSocketAddress("127.0.0.1", 0));

    Running(String... allowedOrigins) throws Exception {
        JERSEY.setLevel(Level.SEVERE);
        reset();
        var api = ResourceConfig.forApplication(new Api())
                .register(new Extensions(ports, new ListedOrigins(allowedOrigins)))
                .register(new Messages(ports))
                .register(new Conversations(ports))
                .register(new ChatbotMessages(ports, Duration.ofMinutes(1)))
                .register(new ChatbotConversations(ports))
                .register(new ChatbotFaqs(ports))
                .register(new ChatbotFeedback(ports))
                .register(new ChatbotConfig(ports))
                .register(new Me(ports))
                .register(new ChangeRequests(ports))
                .register(new ChangeCalendar(ports))
                .register(new Assistant())
                .register(new Candidates(ports, Duration.ofMillis(300)))
                .register(new HandOvers(ports))
                .register(new Detections(ports))
                .register(new Utterances(ports))
                .register(new AdminFaqs(ports))
                .register(new FaqTransfer(ports))
                .register(new AdminFeedback(ports))
                .register(new FeedbackFigures(ports))
                .register(new FaqFromFeedback(ports))
                .register(new AdminDocuments(ports))
                .register(new AdminAudit(ports))
                .register(new AdminAccounts(ports))
                .register(new AdminConversations(ports))
                .register(new AdminFigures(ports))
                .register(new Sessions(ports))
                .register(new Description())
                .register(new Broken());
        var errors = new ErrorPageErrorHandler();
        errors.addErrorPage(400, 599, "/error-page");
        var context = new ServletContextHandler();
        context.setErrorHandler(errors);
        context.addServlet(new ServletHolder(new ServletContainer(api)), "/api/*");
        context.addServlet(new ServletHolder(health), "/health/*");
        context.addServlet(new ServletHolder(new ErrorPage()), "/error-page");
        server.setHandler(context);
        server.start();
    }

    /** Begins anew with an empty stub. */
    void reset() {
        stub = new Stub();
        ports.dialog = stub;
        ports.conversations = stub;
        ports.signIn = stub;
        ports.changes = stub;
        ports.issues = null;
        ports.hosts = null;
        desk = new MemoryDesk();
        ports.desk = desk;
        faqs = new StubFaqs();
        ports.faqs = faqs;
        feedback = new StubFeedback();
        ports.feedback = feedback;
        ports.likeness = feedback;
        audit = new MemoryAudit();
        ports.audit = audit;
        accounts = new StubAccounts();
        ports.accounts = accounts;
        insights = new StubInsights(stub);
        ports.insights = insights;
        documents = new StubDocuments();
        ports.documents = documents;
    }

    /** Puts up a customer bot whose answers are the stub's. */
    void serveCustomers() {
        bot = new StubBot();
        ports.chatbot = bot;
        ports.faqs = bot;
        ports.feedback = bot;
        ports.personal = List.of();
    }

    URI uri(String path) {
        return URI.create(server.getURI().toString().replaceAll("/$", "") + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    HttpRequest.Builder post(String path, String json) {
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }

    HttpRequest.Builder as(User user, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + stub.tokenOf(user));
    }

    /** Sends a request, holding what is answered against the contract. */
    HttpResponse<String> send(HttpRequest.Builder request, String body) throws Exception {
        return Contract.hold(http.send(request.build(), BodyHandlers.ofString()), body);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return send(request, null);
    }

    HttpResponse<String> get(User user, String path) throws Exception {
        return send(as(user, request(path)));
    }

    HttpResponse<String> ask(String json) throws Exception {
        return send(as(ADA, post("/api/chatbot/messages/", json)), json);
    }

    /** What is sent, as it is sent; not held against the contract. */
    HttpResponse<InputStream> open(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofInputStream());
    }

    HttpResponse<String> say(String json) throws Exception {
        return send(as(ADA, post("/api/chat/message/", json)), json);
    }

    HttpResponse<String> delete(User user, String path) throws Exception {
        return send(as(user, request(path).DELETE()));
    }

    void assertRefused(int status, String detail, HttpResponse<String> response) throws Exception {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(detail, json(response).get("error").asText());
    }

    JsonNode json(HttpResponse<String> response) throws Exception {
        return mapper.readTree(response.body());
    }

    void stop() throws Exception {
        server.stop();
    }
}
