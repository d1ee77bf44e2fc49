/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sandbox.github.GitHub;
import dev.parley.sandbox.github.PullWorld;
import dev.parley.sandbox.github.Repository;
import dev.parley.sandbox.jira.IssueWorld;
import dev.parley.sandbox.jira.Jira;
import dev.parley.sandbox.jira.Project;
import dev.parley.sandbox.servicenow.ChangeWorld;
import dev.parley.sandbox.servicenow.ServiceNow;
import dev.parley.sandbox.servicenow.Tables;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The sandbox on a real Jetty, put together as the whiteboard does it. It believes what X-Forwarded-For says. */
public final class Running implements BeforeEachCallback, AfterEachCallback {

    public static final Duration SLOW = Duration.ofMillis(400);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String root;
    private Server server;
    private Contract contract;

    /** @param root what the paths of requests begin with */
    public Running(String root) {
        this.root = root;
    }

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        contract = null;
        var weather = new Weather(SLOW);
        var tables = new Tables();
        var project = new Project();
        var repository = new Repository();
        var worlds = List.of(new PullWorld(repository), new ChangeWorld(tables), new IssueWorld(project));
        var context = new ServletContextHandler();
        add(context, new ServiceNow(weather, tables), "/sandbox/servicenow/*");
        add(context, new Jira(weather, project), "/sandbox/jira/*", "/sandbox/jira-dc/*");
        add(context, new GitHub(weather, repository), "/sandbox/github/*");
        add(context, new SandboxPage(worlds, weather), "/sandbox/*");
        server = new Server();
        var configuration = new HttpConfiguration();
        configuration.addCustomizer(new ForwardedRequestCustomizer());
        var connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        server.stop();
    }

    private static void add(ServletContextHandler context, Servlet servlet, String... patterns) {
        var holder = new ServletHolder(servlet);
        for (var pattern : patterns) {
            context.addServlet(holder, pattern);
        }
    }

    /** From now on everything that is sent is held against this, and what is answered, too; null for nothing. */
    public void hold(Contract next) {
        contract = next;
    }

    public String address() {
        return "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : address() + root + path));
    }

    public HttpResponse<String> send(HttpRequest request, String body) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (contract != null) {
                contract.hold(request, body, response);
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A request of somebody with credentials. */
    public HttpResponse<String> as(String user, String method, String path, String json, String... headers) {
        var builder = request(path)
                .header("Authorization", basic(user))
                .header("Accept", "application/json")
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            builder.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return send(builder.build(), json);
    }

    public HttpResponse<String> send(String method, String path, String json, String... headers) {
        return as("parley", method, path, json, headers);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public HttpResponse<String> anonymous(String path) {
        return send(request(path).build(), null);
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return Json.read(response.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":x").getBytes(StandardCharsets.UTF_8));
    }
}
