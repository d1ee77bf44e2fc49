/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** In which language and time zone somebody speaks, as they say it themselves or as their browser does. */
public final class Locality {

    private static final int LONGEST = 100;

    private Locality() {}

    public static Optional<Locale> language(Input input, String acceptLanguage) {
        return text(input, "language")
                .map(Locality::locale)
                .or(() -> preferred(acceptLanguage))
                .filter(locale -> !locale.getLanguage().isEmpty());
    }

    public static Optional<ZoneId> timeZone(Input input) {
        return text(input, "time_zone").map(Locality::zone);
    }

    private static Optional<String> text(Input input, String field) {
        return input.text(field)
                .map(Text::clean)
                .filter(text -> !text.isEmpty())
                .map(text -> Text.atMost(LONGEST, field, text));
    }

    private static Locale locale(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw new BadInput("language must be a language tag such as de or en-GB.", e);
        }
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new BadInput("time_zone must be known, such as Europe/Berlin or +02:00.", e);
        }
    }

    /**
     * The language that a browser asks for first. Browsers send this header without anybody having a say in it, so one
     * that makes no sense counts as none.
     */
    public static Optional<Locale> preferred(String acceptLanguage) {
        try {
            return LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0 && !range.getRange().contains("*"))
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .findFirst();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // The latter for "-".
            return Optional.empty();
        }
    }
}
