/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The form that asks for name and password: one page, no script, nothing from anywhere else. */
final class SignInForm {

    private static final String HTML = read("sign-in.html");
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(style())
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private SignInForm() {}

    /**
     * @param next the path to go on to
     * @param problem why the last try did not succeed, or the empty string
     */
    static void show(HttpServletResponse response, int status, String next, String problem) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().print(HTML.replace("{problem}", escaped(problem)).replace("{next}", escaped(next)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String style() {
        return HTML.substring(HTML.indexOf("<style>") + "<style>".length(), HTML.indexOf("</style>"));
    }

    private static String digest(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha256);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String read(String resource) {
        try (InputStream in = SignInForm.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
