/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.lib.wire.AllowedOrigins;
import dev.parley.lib.wire.AllowedOrigins.From;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;

/** Asks of each request whether its origin is {@link AllowedOrigins allowed}, and tells browsers (CORS, Fetch Metadata). */
@PreMatching
final class Origins implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String ORIGIN = "Origin";
    private static final String REQUESTED_METHOD = "Access-Control-Request-Method";
    private static final String ANY = "*";
    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ListedOrigins origins;

    Origins(ListedOrigins origins) {
        this.origins = origins;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (isPreflight(request)) {
            request.abortWith(origins.now().mayRead(request.getHeaderString(ORIGIN)) ? permission() : refusal());
        } else if (!SAFE.contains(request.getMethod()) && !mayAct(request)) {
            request.abortWith(refusal());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.computeIfAbsent(HttpHeaders.CACHE_CONTROL, absent -> List.of("no-store"));
        if (!origins.now().isEmpty()) {
            headers.add(HttpHeaders.VARY, ORIGIN);
        }
        String origin = request.getHeaderString(ORIGIN);
        if (origins.now().mayRead(origin)) {
            permit(origin, headers);
        }
    }

    private void permit(String origin, MultivaluedMap<String, Object> headers) {
        headers.putSingle("Access-Control-Expose-Headers", HttpHeaders.RETRY_AFTER + ", " + HttpHeaders.ETAG);
        if (origins.now().isListed(origin)) {
            headers.putSingle("Access-Control-Allow-Origin", origin);
            headers.putSingle("Access-Control-Allow-Credentials", "true");
        } else {
            headers.putSingle("Access-Control-Allow-Origin", ANY);
        }
    }

    private boolean mayAct(ContainerRequestContext request) {
        var from = new From(
                request.getHeaderString(ORIGIN),
                request.getHeaderString("Sec-Fetch-Site"),
                request.getHeaderString(HttpHeaders.HOST));
        return origins.now()
                .mayAct(
                        from,
                        Authentication.bearerToken(request).isPresent(),
                        Authentication.cookieToken(request).isPresent());
    }

    private static boolean isPreflight(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.OPTIONS) && request.getHeaderString(REQUESTED_METHOD) != null;
    }

    private static Response permission() {
        return Response.noContent()
                .header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
                .header("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match")
                .header("Access-Control-Max-Age", "3600")
                .build();
    }

    private static Response refusal() {
        return Problems.response(403, AllowedOrigins.REFUSAL);
    }
}
