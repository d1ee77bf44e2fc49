/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How to work with one instance.
 *
 * @param base its address, without a slash at the end
 * @param risks ServiceNow's code for each of ours
 * @param everyone whether users see what others made through Parley
 */
record Settings(
        URI base,
        Duration deadline,
        Duration budget,
        int concurrency,
        Duration settle,
        int longestSummary,
        Map<String, String> risks,
        boolean everyone) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final int SHORTEST_SUMMARY = 10;

    /** Throws IllegalArgumentException, with a sentence for the admin, if a value is none that can be worked with. */
    static Settings of(ServiceNow.Config config) {
        check(config.deadline() > 0 && config.call_deadline() > 0, "its deadlines must be above 0");
        check(config.concurrency() > 0, "it needs at least one call at a time");
        check(config.settle() >= 0, "the time to settle must not be negative");
        check(config.short_description_length() >= SHORTEST_SUMMARY, "the summary needs at least 10 characters");
        check(
                Set.of("requester", "everyone").contains(config.visibility()),
                "its visibility is neither requester nor everyone");
        return new Settings(
                address(config.instance().strip()),
                Duration.ofMillis(config.deadline()),
                Duration.ofMillis(config.call_deadline()),
                config.concurrency(),
                Duration.ofSeconds(config.settle()),
                config.short_description_length(),
                risks(config.risk_codes()),
                config.visibility().equals("everyone"));
    }

    private static URI address(String instance) {
        check(!instance.isEmpty(), "it has no instance");
        if (instance.matches("[A-Za-z0-9][A-Za-z0-9-]*")) {
            return URI.create("https://" + instance + ".service-now.com");
        }
        var uri = uri((instance.contains("://") ? instance : "https://" + instance).replaceAll("/+$", ""));
        check(uri.getHost() != null && uri.getUserInfo() == null, "its instance is neither a name nor an address");
        check(
                "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()),
                "its address must begin with https");
        return uri;
    }

    /** Without the text in what it throws: there may be a password in it. */
    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("its instance is neither a name nor an address");
        }
    }

    private static Map<String, String> risks(String... pairs) {
        var risks = new TreeMap<String, String>();
        for (var pair : pairs) {
            check(pair.matches("[1-4]=\\S+"), "a risk code is none like 2=1");
            risks.put(pair.substring(0, 1), pair.substring(2));
        }
        return risks;
    }

    static void check(boolean isFine, String problem) {
        if (!isFine) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** The same for one instance always. */
    String system() {
        return base.getAuthority();
    }
}
