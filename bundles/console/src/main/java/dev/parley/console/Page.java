/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URL;
import org.apache.felix.webconsole.servlet.AbstractServlet;
import org.apache.felix.webconsole.servlet.ServletConstants;

/**
 * A page of the web console that is a script: it shows what the admin API says, with the session that the console was
 * opened with. The scripts are files of this bundle, {@code res/}.
 */
abstract class Page extends AbstractServlet {

    static final String LABEL = "felix.webconsole.label=";
    static final String TITLE = "felix.webconsole.title=";
    static final String CATEGORY = "felix.webconsole.category=Parley";
    static final String CSS = "felix.webconsole.css=";

    private static final long serialVersionUID = 1;

    private final String label;

    Page(String label) {
        this.label = label;
    }

    /** Only what lies in {@code res/}; a part of the console's protocol. */
    @Override
    protected final URL getResource(String path) {
        var file = path.startsWith("/" + label) ? path.substring(label.length() + 1) : "";
        return file.startsWith("/res/") && !file.contains("..") ? Page.class.getResource(file) : null;
    }

    @Override
    public final void renderContent(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var root = request.getAttribute(ServletConstants.ATTR_PLUGIN_ROOT);
        response.getWriter()
                .printf(
                        "<main id=\"parley\" class=\"parley\"><p>Loading …</p></main>%n"
                                + "<script type=\"module\" src=\"%s/res/%s.js\"></script>%n",
                        root, label.replace("parley-", ""));
    }
}
