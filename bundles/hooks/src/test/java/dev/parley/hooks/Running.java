/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.rest.Api;
import dev.parley.rest.Extensions;
import dev.parley.rest.ListedOrigins;
import dev.parley.rest.Ports;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** The hooks on a real Jetty and Jersey, in the API's application and with its extensions, as the whiteboard does it. */
final class Running implements AutoCloseable {

    static final String SECRET = "It's a Secret to Everybody";

    /** Complains that resources are no providers, which they need not be, and that a server is stopped right after. */
    private static final Logger JERSEY = Logger.getLogger("org.glassfish.jersey");

    final MemoryWatches watches = new MemoryWatches();

    private final Deliveries deliveries = new Deliveries();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server = new Server(new InetSocketAddress("127.0.0.1", 0));

    /** All have the secret. */
    Running() throws Exception {
        this(new Settings(SECRET, SECRET, SECRET, 100_000));
    }

    Running(Settings settings) throws Exception {
        JERSEY.setLevel(Level.OFF);
        deliveries.watches = watches;
        var api = ResourceConfig.forApplication(new Api())
                .register(extensions())
                .register(new Hooks(deliveries, settings));
        var context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new ServletContainer(api)), "/api/*");
        server.setHandler(context);
        server.start();
    }

    /** Their configuration is nobody else's business; here, it lists no origins. */
    private static Object extensions() throws ReflectiveOperationException {
        var listed = ListedOrigins.class.getConstructors()[0];
        var config = listed.getParameterTypes()[0];
        var nothing = Proxy.newProxyInstance(
                config.getClassLoader(), new Class<?>[] {config}, (proxy, method, arguments) -> new String[0]);
        return new Extensions(new Ports(), (ListedOrigins) listed.newInstance(nothing));
    }

    /** From now on there is no store, or there is one again. */
    void watchesAre(boolean there) {
        deliveries.watches = there ? watches : null;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getURI().getPort() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends JSON. */
    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        var request = request(path).POST(BodyPublishers.ofString(body)).header("Content-Type", "application/json");
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> gitHub(String event, String id, String body) throws Exception {
        return post(
                "/api/hooks/github/",
                body,
                "X-GitHub-Event",
                event,
                "X-GitHub-Delivery",
                id,
                "X-Hub-Signature-256",
                Signing.sha256(SECRET, body));
    }

    HttpResponse<String> serviceNow(String body) throws Exception {
        return post("/api/hooks/servicenow/", body, "X-Parley-Signature", Signing.base64(SECRET, body));
    }

    /** What became of a delivery, in the answer's word. */
    static String delivery(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body()).path("delivery").asText();
    }

    static String detail(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body()).path("detail").asText();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
