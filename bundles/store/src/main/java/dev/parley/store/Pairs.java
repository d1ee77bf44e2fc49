/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Names and texts in one column, in order, written like a form: {@code a=1&b=2}. */
final class Pairs {

    private Pairs() {}

    static String write(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> coded(pair.getKey()) + '=' + coded(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    static Map<String, String> read(String text) {
        var pairs = new LinkedHashMap<String, String>();
        for (var pair : text.isEmpty() ? new String[0] : text.split("&")) {
            int equals = pair.indexOf('=');
            pairs.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return pairs;
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
