/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import dev.parley.api.user.SignIn;
import dev.parley.api.user.User;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.felix.webconsole.servlet.ServletConstants;

/** A request as the console passes it on, and what is answered. Whatever a page should not need is refused. */
final class Call {

    static final User ADA = new User("1", "Ada", Set.of(User.ADMIN));
    static final User BOB = new User("2", "Bob", Set.of(User.ADMIN));

    final Map<String, Object> attributes = new LinkedHashMap<>();
    final Map<String, String[]> parameters = new LinkedHashMap<>();
    final Map<String, String> sent = new LinkedHashMap<>();
    final List<Part> parts = new ArrayList<>();
    String session = "session";
    String contentType = "application/x-www-form-urlencoded";
    long length;
    int status = 200;
    final Map<String, String> headers = new LinkedHashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final InputStream rest = new ByteArrayInputStream(new byte[100]);

    static Call by(User user, String... namesAndValues) {
        var call = new Call();
        call.attributes.put(org.apache.felix.webconsole.servlet.User.USER_ATTRIBUTE, visitor(user));
        call.attributes.put(ServletConstants.ATTR_APP_ROOT, "/system/console");
        call.attributes.put(ServletConstants.ATTR_PLUGIN_ROOT, "/system/console/parley-test");
        call.attributes.put(
                "felix.webconsole.labelMap",
                Map.of("parley-test", "Test", "parley-audit", "Audit", "bundles", "<Bundles>"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            call.parameters.put(namesAndValues[i], new String[] {namesAndValues[i + 1]});
        }
        return call;
    }

    /** With the token of a page that this admin has open. */
    Call proved(User admin) {
        parameters.put("token", new String[] {Token.of(admin, request())});
        return this;
    }

    Call get(Page page) throws IOException {
        page.doGet(request(), response());
        return this;
    }

    Call post(Page page) throws IOException {
        page.doPost(request(), response());
        return this;
    }

    String body() {
        return body.toString(StandardCharsets.UTF_8);
    }

    boolean isDrained() throws IOException {
        return rest.available() == 0;
    }

    HttpServletRequest request() {
        return fake(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getAttribute" -> attributes.get(arguments[0]);
            case "getHeader" -> sent.get(arguments[0]);
            case "getParameter" ->
                parameters.containsKey(arguments[0]) ? parameters.get(arguments[0])[0] : null;
            case "getParameterMap" -> parameters;
            case "getCookies" -> session.isEmpty() ? null : new Cookie[] {new Cookie(SignIn.COOKIE, session)};
            case "getPathInfo" -> sent.getOrDefault("path", "/parley-test");
            case "getContentType" -> contentType;
            case "getContentLengthLong" -> length;
            case "getInputStream" -> input();
            case "getParts" -> parts;
            case "getCharacterEncoding" -> null;
            case "setCharacterEncoding" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private HttpServletResponse response() {
        return fake(HttpServletResponse.class, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "setStatus" -> status = (int) arguments[0];
                case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
                case "setContentLength" -> headers.put("Content-Length", arguments[0].toString());
                case "getOutputStream" -> {
                    return output();
                }
                default -> throw new UnsupportedOperationException(method.getName());
            }
            return null;
        });
    }

    private static org.apache.felix.webconsole.servlet.User visitor(User user) {
        return new org.apache.felix.webconsole.servlet.User() {
            @Override
            public Object getUserObject() {
                return user;
            }

            @Override
            public boolean authorize(String role) {
                return true;
            }
        };
    }

    private ServletInputStream input() {
        return new ServletInputStream() {
            @Override
            public int read() throws IOException {
                return rest.read();
            }

            @Override
            public boolean isFinished() {
                return false;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private ServletOutputStream output() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) {
                body.write(b);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
