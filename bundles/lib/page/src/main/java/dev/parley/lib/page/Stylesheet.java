/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/** The one stylesheet of all pages. Kept by browsers; another one has another address. */
final class Stylesheet {

    private static final String PATH = "/res/page.css";
    private static final byte[] CONTENT = content();
    private static final String VERSION = Integer.toHexString(Arrays.hashCode(CONTENT));

    private Stylesheet() {}

    static String address(String pageRoot) {
        return pageRoot + PATH + "?v=" + VERSION;
    }

    static boolean isAskedFor(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getPathInfo(), "").endsWith(PATH);
    }

    static void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isThis = VERSION.equals(request.getParameter("v"));
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/css; charset=utf-8");
        response.setHeader("Cache-Control", isThis ? "private, max-age=31536000, immutable" : "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(CONTENT.length);
        response.getOutputStream().write(CONTENT);
    }

    private static byte[] content() {
        try (var file = Stylesheet.class.getResourceAsStream(PATH)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("this bundle lacks its " + PATH, e);
        }
    }
}
