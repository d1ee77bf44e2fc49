/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.change;

import dev.parley.api.intent.Phrases;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A change request as its system holds it.
 *
 * @param sysId the system's own key
 * @param number what people call it: {@code CHG0030001}
 * @param requestedBy the id of the user it was made for
 * @param url where a person can look at it, if there is such a place
 * @param ignored labels of the fields that the system did not take over in the write that gave this
 * @param evidence what it is linked with, as far as it is known without asking the other systems
 */
public record Change(
        String sysId,
        String number,
        ChangeState state,
        ChangeFields fields,
        String requestedBy,
        Optional<URI> url,
        Instant createdAt,
        Instant updatedAt,
        List<String> ignored,
        List<Evidence> evidence) {

    private static final Phrases PHRASES = Phrases.of(Change.class);

    public Change {
        ignored = List.copyOf(ignored);
        evidence = List.copyOf(evidence);
    }

    /** A change of whose evidence nothing is known but what its fields name. */
    public Change(
            String sysId,
            String number,
            ChangeState state,
            ChangeFields fields,
            String requestedBy,
            Optional<URI> url,
            Instant createdAt,
            Instant updatedAt,
            List<String> ignored) {
        this(sysId, number, state, fields, requestedBy, url, createdAt, updatedAt, ignored, Evidence.of(fields));
    }

    /** A change of which nothing was ignored. */
    public Change(
            String sysId,
            String number,
            ChangeState state,
            ChangeFields fields,
            String requestedBy,
            Optional<URI> url,
            Instant createdAt,
            Instant updatedAt) {
        this(sysId, number, state, fields, requestedBy, url, createdAt, updatedAt, List.of());
    }

    /** This change, with more that is known of its evidence; what has the same label is replaced. */
    public Change with(Evidence known) {
        var all = new ArrayList<>(evidence);
        int at = IntStream.range(0, all.size())
                .filter(i -> all.get(i).label().equalsIgnoreCase(known.label()))
                .findFirst()
                .orElse(all.size());
        if (at < all.size()) {
            all.set(at, known);
        } else {
            all.add(known);
        }
        return new Change(sysId, number, state, fields, requestedBy, url, createdAt, updatedAt, ignored, all);
    }

    /** Tells what was ignored, in a sentence; the empty string if nothing was. */
    public String remark() {
        return remark(Locale.ENGLISH);
    }

    /** The same in another language. */
    public String remark(Locale locale) {
        return ignored.isEmpty()
                ? ""
                : PHRASES.say(
                        locale,
                        "ignored",
                        ignored.stream().map(label -> field(locale, label)).collect(Collectors.joining(", ")));
    }

    private static String field(Locale locale, String label) {
        return PHRASES.find(locale, "field." + label.toLowerCase(Locale.ROOT).replace(' ', '_'))
                .orElse(label);
    }

    /** The summary, or the empty string where the system allows none. */
    public String summary() {
        return fields.get(Field.SHORT_DESCRIPTION).orElse("");
    }
}
