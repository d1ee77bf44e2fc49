/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import dev.parley.api.connector.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.felix.webconsole.servlet.AbstractServlet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page of the web console that is made on the server. Register it as a {@link jakarta.servlet.Servlet} with {@value
 * #LABEL}, {@value #TITLE} and {@value #CATEGORY}. What it throws is shown as a page: a {@link Refusal} with its status,
 * {@link Unavailable} as 503.
 */
public abstract class Page extends AbstractServlet {

    /** Component property, to be followed by the last part of the page's address: {@code parley-audit}. */
    public static final String LABEL = "felix.webconsole.label=";

    /** Component property, to be followed by what the menu calls it. */
    public static final String TITLE = "felix.webconsole.title=";

    /** Component property. */
    public static final String CATEGORY = "felix.webconsole.category=Parley";

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(Page.class);

    private final String title;
    private final long largestUpload;

    protected Page(String title) {
        this(title, 0);
    }

    /** @param largestUpload the most that its forms may send with files, in bytes */
    protected Page(String title, long largestUpload) {
        this.title = title;
        this.largestUpload = largestUpload;
    }

    /** What is on the page, below its heading; its own headings begin with {@link Html#h2}. Changes nothing. */
    protected abstract Html show(Visit visit);

    /** Does what a {@link Form#post} was sent for. Only called if it comes from a page of this admin's. */
    protected Answer act(Visit visit) {
        throw new Refusal(405, "There is nothing to be done on this page.");
    }

    /**
     * A service that may not be there.
     *
     * @param name at the beginning of a sentence: {@code The audit}
     * @throws Refusal 503 if it is null
     */
    protected static <T> T present(T service, String name) {
        if (service == null) {
            throw new Refusal(503, name + " is not available just now. The page Bundles may say why.");
        }
        return service;
    }

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Stylesheet.isAskedFor(request)) {
            Stylesheet.send(request, response);
            return;
        }
        var frame = new Frame(title, request, response);
        answering(frame, () -> frame.send(200, show(Visits.read(request, largestUpload))));
    }

    @Override
    protected final void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var frame = new Frame(title, request, response);
        answering(frame, () -> {
            var visit = Visits.read(request, largestUpload);
            Visits.prove(visit, request);
            var answer = act(visit);
            if (answer instanceof Answer.Elsewhere elsewhere) {
                frame.lead(visit, elsewhere);
            } else if (answer instanceof Answer.Here here) {
                frame.send(here.status(), here.content());
            }
        });
    }

    private interface Answering {
        void run() throws IOException;
    }

    private void answering(Frame frame, Answering work) throws IOException {
        try {
            work.run();
        } catch (Refusal e) {
            frame.refuse(e.status(), e.getMessage());
        } catch (Unavailable e) {
            frame.refuse(503, "It looks as if " + e.system() + " does not answer. Try again in a while.");
        } catch (RuntimeException e) {
            LOG.error("the page {} failed", title, e);
            frame.refuse(500, "This page failed. The log says why.");
        }
    }
}
