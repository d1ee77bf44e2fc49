/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** All settings as a file; in the web console's context, which lets admins in alone. */
@Component(service = Servlet.class)
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=org.apache.felix.webconsole)")
@HttpWhiteboardServletPattern("/" + SettingsPage.NAME + "/" + ExportServlet.FILE)
public final class ExportServlet extends HttpServlet {

    static final String FILE = "parley-settings.json";

    private static final long serialVersionUID = 1;

    private final transient Transfer transfer;

    @Activate
    public ExportServlet(@Reference(name = "transfer") Transfer transfer) {
        this.transfer = transfer;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + FILE + "\"");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().print(transfer.export());
    }
}
