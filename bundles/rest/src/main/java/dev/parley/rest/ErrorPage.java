/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.lib.wire.Json;
import dev.parley.lib.wire.ProblemJson;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletErrorPage;

/**
 * Says what went wrong outside the resources, in the same words, in place of the server's own HTML. The context of the
 * Http Service is where an address belongs at which there is nothing.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletErrorPage(errorPage = {"4xx", "5xx"})
@HttpWhiteboardContextSelect("(|(osgi.http.whiteboard.context.name=default)"
        + "(osgi.http.whiteboard.context.name=ContextForRestWhiteboard*)"
        + "(osgi.http.whiteboard.context.httpservice=*))")
public final class ErrorPage extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final String API = "/api/";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var problem = problem(request, (int) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        byte[] body = Json.write(problem);
        response.setStatus(problem.status());
        if (problem.status() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "1");
        }
        response.setContentType(Json.PROBLEM);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** While the API is being loaded, the server finds nothing at its addresses; soon it will. */
    private static ProblemJson problem(HttpServletRequest request, int status) {
        String uri = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        boolean loading = status == HttpServletResponse.SC_NOT_FOUND && uri.startsWith(API);
        return loading
                ? ProblemJson.of(503, "The API is being loaded; try again in a moment.")
                : ProblemJson.of(status, Problems.sentence(status));
    }
}
