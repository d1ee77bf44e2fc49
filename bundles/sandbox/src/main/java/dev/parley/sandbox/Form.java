/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names and values as they stand behind a question mark, or in the body of a form. */
final class Form {

    private Form() {}

    /** Of a name that is there twice, the last value counts. */
    static Map<String, String> read(String encoded) {
        var values = new LinkedHashMap<String, String>();
        for (var pair : encoded == null || encoded.isEmpty() ? new String[0] : encoded.split("&")) {
            var parts = pair.split("=", 2);
            values.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("A percent sign in the address stands for nothing");
        }
    }
}
