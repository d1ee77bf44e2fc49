/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Zones as people name them: UTC, CEST, Europe/Athens, "Athens time", "Londoner Zeit". */
final class Zones {

    private record Name(ZoneId zone, boolean capitals) {}

    private static final Map<String, ZoneId> IDS = new HashMap<>();
    private static final Map<String, ZoneId> PLACES = new HashMap<>();
    private static final Map<String, Name> NAMES = new HashMap<>();

    static {
        for (var id : ZoneId.getAvailableZoneIds()) {
            int slash = id.lastIndexOf('/');
            if (slash > 0 && !id.startsWith("Etc/") && !id.startsWith("SystemV/")) {
                IDS.put(id.toLowerCase(Locale.ROOT), ZoneId.of(id));
                PLACES.put(id.substring(slash + 1).toLowerCase(Locale.ROOT).replace('_', ' '), ZoneId.of(id));
            }
        }
        for (var line : Words.lines("zones")) {
            var parts = line.split(" = ");
            var zone = ZoneId.of(parts[0]);
            for (var name : parts[1].split(", ")) {
                if (parts[0].contains("/") && !name.startsWith("~") && !name.startsWith("!")) {
                    PLACES.put(name, zone);
                } else {
                    NAMES.put(name.replaceAll("[~!]", ""), new Name(zone, name.startsWith("~")));
                }
            }
        }
    }

    private Zones() {}

    /** Europe/Athens. */
    static Optional<ZoneId> named(String id) {
        return Optional.ofNullable(IDS.get(id.toLowerCase(Locale.ROOT)));
    }

    /** The zone that is named at a token. */
    static Optional<Read<ZoneId>> read(Sentence sentence, int at) {
        if (sentence.is(at, Token.Kind.OFFSET)) {
            return offset(sentence.token(at).text()).map(zone -> new Read<>(zone, at + 1));
        }
        if (!sentence.is(at, Token.Kind.WORD)) {
            return Optional.empty();
        }
        var place = place(sentence, at, 1).or(() -> place(sentence, at, 2));
        if (place.isPresent()) {
            return place;
        }
        var name = NAMES.get(sentence.token(at).text());
        if (name == null || name.capitals() && !sentence.inCapitals(at)) {
            return Optional.empty();
        }
        int next =
                sentence.word(at + 1, Word.Kind.ZONE_WORD).map(word -> at + 2).orElse(at + 1);
        return Optional.of(new Read<>(name.zone(), next));
    }

    private static Optional<ZoneId> offset(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Read<ZoneId>> place(Sentence sentence, int at, int words) {
        if (sentence.word(at + words, Word.Kind.ZONE_WORD).isEmpty()) {
            return Optional.empty();
        }
        var name = sentence.token(at).text();
        for (int i = 1; i < words; i++) {
            name += " " + sentence.token(at + i).text();
        }
        var zone = PLACES.getOrDefault(name, PLACES.get(name.replaceAll("er$", "")));
        return Optional.ofNullable(zone).map(found -> new Read<>(found, at + words + 1));
    }
}
