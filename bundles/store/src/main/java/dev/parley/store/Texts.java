/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import java.util.regex.Pattern;

/** Texts as the databases take them. */
final class Texts {

    /** What PostgreSQL keeps in no text, and neither encodes: NUL and half characters. */
    private static final Pattern UNFIT = Pattern.compile("[\\x00\\p{Cs}]");

    private Texts() {}

    /** Without what can't be kept, and cut off where it is longer than this; no character is cut in two. */
    static String fit(String text, int longest) {
        var cut = text.length() > longest ? text.substring(0, longest) : text;
        return UNFIT.matcher(cut).replaceAll("");
    }

    /** The pattern of texts that contain this one, to be used with {@code ESCAPE '!'}. */
    static String like(String text) {
        return '%' + UNFIT.matcher(text).replaceAll("").replaceAll("[!%_]", "!$0") + '%';
    }
}
