/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.QuickReply;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What somebody chose from what the last reply offered: by its label, or "the second one". */
final class Choosing {

    private static final List<List<String>> ORDINALS = ordinals();

    private static final int LONGEST = 80;
    private static final Pattern NUMBER = Pattern.compile("\\d+|one|two|three|four|five|eins|zwei|drei|vier|f\u00fcnf");

    private Choosing() {}

    /** What was said, or what was chosen by it. */
    static Said from(State state, Said said) {
        var offered = state.offered();
        var words = Words.of(said.text()).text();
        if (offered.isEmpty()
                || words.isEmpty()
                || said.text().length() > LONGEST
                || said.text().startsWith("-")) {
            return said;
        }
        if (offered.stream().anyMatch(reply -> reply.value().equalsIgnoreCase(words))) {
            return said;
        }
        return offered.stream()
                .filter(reply -> Words.of(reply.label()).text().equals(words))
                .map(QuickReply::value)
                .findFirst()
                .or(() -> at(words, offered).filter(value -> mayBeMeant(value, state, said)))
                .map(said::text)
                .orElse(said);
    }

    /** A place never stands for "yes" or "undo", and "the last one" is rather what was spoken of last. */
    private static boolean mayBeMeant(String value, State state, Said said) {
        boolean pointsBack = Words.of(said.text()).pointsBack()
                && state.draft().flatMap(Draft::asking).isPresent();
        return Command.of(value).isEmpty() && !pointsBack;
    }

    private static Optional<String> at(String words, List<QuickReply> offered) {
        if (NUMBER.matcher(words).matches()) {
            return Optional.empty(); // a value, rather than a place
        }
        return IntStream.range(0, ORDINALS.size())
                .filter(place -> ORDINALS.get(place).contains(words))
                .map(place -> place == ORDINALS.size() - 1 ? offered.size() - 1 : place)
                .filter(place -> place < offered.size())
                .mapToObj(place -> offered.get(place).value())
                .findFirst();
    }

    /** For each place how it is said; the last of them stands for the last place. */
    private static List<List<String>> ordinals() {
        var forms = Language.everywhere("ordinal.forms");
        int places = Language.all().get(0).listed("ordinals").size();
        return IntStream.range(0, places)
                .mapToObj(place -> Language.all().stream()
                        .map(language -> language.listed("ordinals"))
                        .filter(names -> names.size() > place)
                        .flatMap(names -> Arrays.stream(names.get(place).split("\\|")))
                        .flatMap(name -> forms.stream().map(form -> form.replace("{0}", name)))
                        .distinct()
                        .toList())
                .toList();
    }
}
