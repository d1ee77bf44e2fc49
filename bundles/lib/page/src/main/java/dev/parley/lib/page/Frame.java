/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.element;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.felix.webconsole.servlet.ServletConstants;

/**
 * The whole document around a page. It is ours and not the console's, whose own has scripts, no dark colours and no
 * place for small screens; so browsers can be told that nothing here ever runs. It goes out as bytes, because the
 * console's writer would translate <code>${…}</code> in what users said.
 */
final class Frame {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String MESSAGE = "message";

    private final String title;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    Frame(String title, HttpServletRequest request, HttpServletResponse response) {
        this.title = title;
        this.request = request;
        this.response = response;
    }

    void send(int status, Html content) throws IOException {
        var page = new StringBuilder(16_384).append("<!DOCTYPE html>");
        document(content).appendTo(page);
        response.setStatus(status);
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        var bytes = page.toString().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    void refuse(int status, String sentence) throws IOException {
        send(status, Html.notice(new Message(Message.Kind.BAD, sentence)));
    }

    /** See other: what was sent is not sent again when the page is reloaded. */
    void lead(Visit visit, Answer.Elsewhere elsewhere) {
        var to = elsewhere.to().startsWith(consoleRoot() + "/") ? elsewhere.to() : visit.root() + elsewhere.to();
        var kept = Messages.ALL.keep(visit.admin(), elsewhere.message());
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", Link.to(to).with(MESSAGE, kept).toString());
    }

    private Html document(Html content) {
        var root = String.valueOf(request.getAttribute(ServletConstants.ATTR_PLUGIN_ROOT));
        var head = element(
                "head",
                element("meta").is("charset", "utf-8"),
                element("meta").is("name", "viewport").is("content", "width=device-width, initial-scale=1"),
                element("meta").is("name", "color-scheme").is("content", "light dark"),
                element("title", title + " – Parley"),
                element("link").is("rel", "icon").is("href", consoleRoot() + "/res/imgs/favicon.ico"),
                element("link").is("rel", "stylesheet").is("href", Stylesheet.address(root)));
        var main = element("main", element("h1", title), message().map(Html::notice), content)
                .is("id", "content")
                .is("tabindex", -1);
        var body = element("body", a("#content", "Skip to the content").kind("skip"), new Menu(request).html(), main);
        return element("html", head, body).is("lang", "en");
    }

    private Optional<Message> message() {
        return Optional.ofNullable(request.getParameter(MESSAGE))
                .flatMap(name -> Messages.ALL.take(Admin.of(request), name));
    }

    private String consoleRoot() {
        return String.valueOf(request.getAttribute(ServletConstants.ATTR_APP_ROOT));
    }
}
