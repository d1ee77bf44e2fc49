/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.api.conversation.Audience;
import dev.parley.api.user.Session;
import dev.parley.api.user.SignIn;
import dev.parley.api.user.User;
import dev.parley.lib.wire.AllowedOrigins;
import dev.parley.lib.wire.AllowedOrigins.From;
import dev.parley.lib.wire.Bearer;
import dev.parley.lib.wire.Input;
import dev.parley.lib.wire.Locality;
import dev.parley.lib.wire.Problem;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Decides who is let in, as HTTP does: from allowed origins, and signed in, or a guest. */
@Component(service = Entrance.class, configurationPid = "parley.rest")
public final class Entrance {

    /** The subprotocol that is spoken. */
    static final String PROTOCOL = "parley.v1";

    /** A subprotocol that is offered and means a token, since pages cannot send headers. */
    private static final String TOKEN = "parley.bearer.";

    private static final String CHALLENGE = "Bearer realm=\"Parley\"";

    private final Ports ports;
    private final AllowedOrigins origins;

    /** Shared with the API over HTTP. */
    @interface Shared {
        String[] cors_allowed_origins() default {};
    }

    private record Proof(User user, String token, Optional<Session> fresh) {}

    @Activate
    public Entrance(@Reference(name = "ports") Ports ports, Shared shared) {
        this(ports, new AllowedOrigins(shared.cors_allowed_origins()));
    }

    Entrance(Ports ports, AllowedOrigins origins) {
        this.ports = ports;
        this.origins = origins;
    }

    AllowedOrigins origins() {
        return origins;
    }

    /** @throws Refusal if a page of this origin may not act, or nobody is signed in and guests are not allowed */
    Visitor admit(HttpServletRequest request, Audience audience) {
        var bearer = bearer(request);
        var cookie = cookie(request);
        var from =
                new From(request.getHeader("Origin"), request.getHeader("Sec-Fetch-Site"), request.getHeader("Host"));
        if (!origins.mayAct(from, bearer.isPresent(), cookie.isPresent())) {
            throw new Refusal(Problem.of(403, AllowedOrigins.REFUSAL));
        }
        var input = query(request);
        var language = Locality.language(
                input, Optional.ofNullable(request.getHeader("Accept-Language")).orElse("*"));
        var zone = Locality.timeZone(input);
        var proof = proof(bearer, cookie);
        return new Visitor(proof.user(), proof.token(), proof.fresh(), audience, base(request), language, zone);
    }

    private Proof proof(Optional<String> bearer, Optional<String> cookie) {
        var signIn = ports.signIn();
        return bearer.map(token -> known(signIn, token).orElseThrow(Entrance::badToken))
                .or(() -> cookie.flatMap(token -> known(signIn, token)))
                .or(() ->
                        signIn.guest().map(session -> new Proof(session.user(), session.token(), Optional.of(session))))
                .orElseThrow(Entrance::nobody);
    }

    private static Optional<Proof> known(SignIn signIn, String token) {
        return signIn.user(token).map(user -> new Proof(user, token, Optional.empty()));
    }

    private static Refusal badToken() {
        return new Refusal(
                Problem.of(401, "The bearer token is not valid, or no longer."),
                Map.of("WWW-Authenticate", CHALLENGE + ", error=\"invalid_token\""));
    }

    private static Refusal nobody() {
        return new Refusal(
                Problem.of(401, "Sign in first: POST /api/session/."), Map.of("WWW-Authenticate", CHALLENGE));
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Bearer.token(request.getHeader("Authorization")).or(() -> protocols(request)
                .filter(protocol -> protocol.startsWith(TOKEN))
                .map(protocol -> protocol.substring(TOKEN.length()))
                .findFirst());
    }

    /** The subprotocols that the client offers. */
    static Stream<String> protocols(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
                .flatMap(some -> Arrays.stream(some.split(",")))
                .map(String::strip);
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(SignIn.COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static Input query(HttpServletRequest request) {
        var json = JsonNodeFactory.instance.objectNode();
        Stream.of("language", "time_zone").forEach(name -> json.put(name, request.getParameter(name)));
        return new Input(json);
    }

    private static URI base(HttpServletRequest request) {
        return URI.create(request.getRequestURL().toString()).resolve("/api/");
    }
}
