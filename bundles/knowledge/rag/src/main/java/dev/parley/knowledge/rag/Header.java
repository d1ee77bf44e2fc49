/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A header of a request, with placeholders in its value. */
record Header(String name, String value) {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    /** What says how the request itself is sent. */
    private static final Set<String> OWN = Set.of(
            "host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "expect", "accept-encoding");

    /** @throws BadSetting if it is not of the form {@code Name: value}, or not for others to set */
    static Header of(String line) {
        int colon = line.indexOf(':');
        var name = colon < 0 ? "" : line.substring(0, colon).strip();
        if (!TOKEN.matcher(name).matches()) {
            throw new BadSetting("headers have to be of the form \"Name: value\"");
        }
        if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
            throw new BadSetting("the header " + name + " cannot be set");
        }
        Words.check(line);
        return new Header(name, line.substring(colon + 1).strip());
    }

    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** Whether it is of no use without the key. */
    boolean needsKey() {
        return Words.PLACEHOLDER.matcher(value).results().anyMatch(found -> found.group(1)
                .equals("key"));
    }

    /** On one line, whatever is filled in. */
    Header filled(Words words) {
        return new Header(name, words.fill(value, text -> text.replaceAll("\\p{Cntrl}", " ")));
    }

    /** Without the value, which may be secret. */
    @Override
    public String toString() {
        return name;
    }
}
