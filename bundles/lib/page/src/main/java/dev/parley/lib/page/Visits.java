/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import dev.parley.api.user.User;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.felix.webconsole.servlet.ServletConstants;

/** Makes visits of requests. */
final class Visits {

    /** What is read and thrown away of what is too large, so that the browser gets to see the answer. */
    private static final long MOST_DRAINED = 1L << 30;

    private Visits() {}

    /** @throws Refusal if nobody was let in, or what was sent is too large or can't be read */
    static Visit read(HttpServletRequest request, long largestUpload) throws IOException {
        var admin = Admin.of(request);
        if (request.getCharacterEncoding() == null) {
            request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        }
        boolean hasParts = hasParts(request);
        if (hasParts) {
            bound(request, largestUpload);
        }
        try {
            var uploads = hasParts ? uploads(request) : Map.<String, Upload>of();
            return visit(admin, request, uploads);
        } catch (ServletException | RuntimeException e) {
            throw new Refusal(400, "What was sent could not be read. Nothing was done. Go back and try again.");
        }
    }

    /** @throws Refusal if this does not come from a page that was made for this admin */
    static void prove(Visit visit, HttpServletRequest request) {
        var token = visit.parameter(Form.TOKEN).orElse("");
        if (!Token.isOf(visit.admin(), request, token)) {
            throw new Refusal(
                    403,
                    "Nothing was done: this form is from before you signed in last, or from before Parley was started last."
                            + " Go back, reload the page and send it again.");
        }
    }

    private static Visit visit(User admin, HttpServletRequest request, Map<String, Upload> uploads) {
        var parameters = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        var root = String.valueOf(request.getAttribute(ServletConstants.ATTR_PLUGIN_ROOT));
        return new Visit(admin, root, path(request), parameters, uploads, Token.of(admin, request));
    }

    /** What follows the page's own label. */
    private static String path(HttpServletRequest request) {
        var whole = Objects.requireNonNullElse(request.getPathInfo(), "");
        int slash = whole.indexOf('/', 1);
        return slash < 0 ? "" : whole.substring(slash);
    }

    private static boolean hasParts(HttpServletRequest request) {
        var type = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/form-data");
    }

    private static void bound(HttpServletRequest request, long largestUpload) throws IOException {
        long length = request.getContentLengthLong();
        if (length < 0) {
            throw new Refusal(411, "Nothing was done: what is uploaded needs a Content-Length.");
        }
        if (length > largestUpload) {
            drain(request.getInputStream());
            throw new Refusal(
                    413,
                    "Nothing was done: this is %,d MB, and at most %,d MB can be uploaded here."
                            .formatted(length >> 20, largestUpload >> 20));
        }
    }

    private static void drain(InputStream sent) throws IOException {
        var piece = new byte[1 << 16];
        long left = MOST_DRAINED;
        for (int read = sent.read(piece); read >= 0 && left > 0; read = sent.read(piece)) {
            left -= read;
        }
    }

    private static Map<String, Upload> uploads(HttpServletRequest request) throws IOException, ServletException {
        var uploads = new LinkedHashMap<String, Upload>();
        for (Part part : request.getParts()) {
            var file = part.getSubmittedFileName();
            if (file != null && !file.isEmpty()) {
                uploads.putIfAbsent(part.getName(), new Sent(part));
            }
        }
        return uploads;
    }

    private record Sent(Part part) implements Upload {

        @Override
        public String name() {
            var whole = part.getSubmittedFileName();
            return whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
        }

        @Override
        public long size() {
            return part.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            return part.getInputStream();
        }
    }
}
