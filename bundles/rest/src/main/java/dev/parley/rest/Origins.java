/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What pages of other origins may do (CORS, Fetch Metadata): nothing that changes anything, unless their origin is
 * listed. Listing {@code *} lets every page in, but none with the user's cookie. A bearer token is proof enough, as no
 * browser adds one by itself.
 */
@PreMatching
final class Origins implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String ORIGIN = "Origin";
    private static final String REQUESTED_METHOD = "Access-Control-Request-Method";
    private static final String ANY = "*";
    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final Set<String> allowed;

    /** @param allowed origins, each alone or some with commas between them */
    Origins(String... allowed) {
        this.allowed = Arrays.stream(allowed)
                .flatMap(some -> Arrays.stream(some.split(",")))
                .map(Origins::normal)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (isPreflight(request)) {
            request.abortWith(isAllowed(request) ? permission() : refusal());
        } else if (!SAFE.contains(request.getMethod()) && isForeign(request) && !isTrusted(request)) {
            request.abortWith(refusal());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.computeIfAbsent(HttpHeaders.CACHE_CONTROL, absent -> List.of("no-store"));
        if (!allowed.isEmpty()) {
            headers.add(HttpHeaders.VARY, ORIGIN);
        }
        if (isAllowed(request)) {
            permit(request.getHeaderString(ORIGIN), headers);
        }
    }

    private void permit(String origin, MultivaluedMap<String, Object> headers) {
        headers.putSingle("Access-Control-Expose-Headers", HttpHeaders.RETRY_AFTER + ", " + HttpHeaders.ETAG);
        if (isListed(origin)) {
            headers.putSingle("Access-Control-Allow-Origin", origin);
            headers.putSingle("Access-Control-Allow-Credentials", "true");
        } else {
            headers.putSingle("Access-Control-Allow-Origin", ANY);
        }
    }

    private boolean isAllowed(ContainerRequestContext request) {
        String origin = request.getHeaderString(ORIGIN);
        return origin != null && (allowed.contains(ANY) || isListed(origin));
    }

    private boolean isListed(String origin) {
        return origin != null && allowed.contains(normal(origin));
    }

    private boolean isTrusted(ContainerRequestContext request) {
        return Authentication.bearerToken(request).isPresent()
                || isListed(request.getHeaderString(ORIGIN))
                || allowed.contains(ANY)
                        && SessionCookie.read(request.getCookies()).isEmpty();
    }

    /** Whether a browser sends this for a page that is not ours. Programs say nothing of either kind. */
    private static boolean isForeign(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        String origin = request.getHeaderString(ORIGIN);
        return site != null
                ? !OURS.contains(site)
                : origin != null && !isHost(origin, request.getHeaderString(HttpHeaders.HOST));
    }

    private static boolean isHost(String origin, String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
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
        return Problems.response(403, "Pages of other origins must be listed in CORS_ALLOWED_ORIGINS.");
    }

    private static String normal(String origin) {
        String trimmed = origin.strip().toLowerCase(Locale.ROOT);
        return trimmed.endsWith("/") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    }
}
