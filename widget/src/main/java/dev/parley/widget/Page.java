/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.widget;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * The page at {@code /}: the files that the widget's build made. Its script tells the views apart, by their addresses; and
 * pages of other origins may embed {@code /parley-chat.js}, with what belongs to it.
 *
 * <p>What it does not have, it leaves to the server's error page, as if it were not there: it is the default servlet,
 * asked for all that no other servlet answers. (A pattern for the root alone is the empty string, which a component's
 * list of properties cannot hold.)
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/")
public final class Page extends HttpServlet {

    /** Addresses of the page's views, as {@code src/page/routes.ts} has them. */
    private static final Pattern VIEW = Pattern.compile("/|/(c/[\\w-]+|changes(/[\\w-]+)?|calendar(/[\\w-]+)?)/?");

    private final Properties headers = new Properties();
    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    public Page() {
        try (var in = Page.class.getResourceAsStream("headers.properties")) {
            headers.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asset =
                asset(request.getRequestURI().substring(request.getContextPath().length()));
        if (asset.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        headers.stringPropertyNames().forEach(name -> response.setHeader(name, headers.getProperty(name)));
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            asset.get().answer(request, response);
        } else {
            response.setHeader("Allow", "GET, HEAD");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    /** Only what is there is remembered, so that asking for more than that costs no memory. */
    private Optional<Asset> asset(String path) {
        var file = VIEW.matcher(path).matches() ? "/index.html" : path;
        return Optional.ofNullable(
                assets.computeIfAbsent(file, name -> Asset.load(name).orElse(null)));
    }
}
