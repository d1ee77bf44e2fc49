/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What pages of other origins may do: nothing that changes anything, unless their origin is listed. Listing {@code *}
 * lets every page in, but none with the user's cookie. A bearer token is proof enough, as no browser adds one by
 * itself.
 */
public final class AllowedOrigins {

    /** What a page that is refused is told. */
    public static final String REFUSAL = "Pages of other origins must be listed in CORS_ALLOWED_ORIGINS.";

    private static final String ANY = "*";
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final Set<String> listed;

    /**
     * Where a request comes from, as browsers say it; programs say nothing of the kind.
     *
     * @param origin the header of this name, or null
     * @param site the header Sec-Fetch-Site, or null
     * @param host the header Host, or null
     */
    public record From(String origin, String site, String host) {

        /** Whether a browser sends this for a page that is not ours. */
        boolean isForeign() {
            return site != null ? !OURS.contains(site) : origin != null && !isHost();
        }

        private boolean isHost() {
            try {
                return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }

    /** @param listed origins, each alone or some with commas between them */
    public AllowedOrigins(String... listed) {
        this.listed = Arrays.stream(listed)
                .flatMap(some -> Arrays.stream(some.split(",")))
                .map(AllowedOrigins::normal)
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean isEmpty() {
        return listed.isEmpty();
    }

    /** @param origin or null */
    public boolean isListed(String origin) {
        return origin != null && listed.contains(normal(origin));
    }

    /** Whether pages of this origin, which may be null, can read what is answered. */
    public boolean mayRead(String origin) {
        return origin != null && (listed.contains(ANY) || isListed(origin));
    }

    /** Whether what is sent may change something. */
    public boolean mayAct(From from, boolean hasBearerToken, boolean hasCookie) {
        return !from.isForeign() || hasBearerToken || isListed(from.origin()) || listed.contains(ANY) && !hasCookie;
    }

    private static String normal(String origin) {
        String trimmed = origin.strip().toLowerCase(Locale.ROOT);
        return trimmed.endsWith("/") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    }
}
