/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.QuickReply;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What somebody chose from what the last reply offered: by its label, or "the second one". */
final class Choosing {

    private static final List<List<String>> ORDINALS = ordinals();

    private Choosing() {}

    /** What was said, or what was chosen by it. */
    static Said from(State state, Said said) {
        var offered = state.offered();
        if (offered.isEmpty() || said.text().length() > 80) {
            return said;
        }
        var words = Words.of(said.text()).text();
        var named = offered.stream()
                .filter(reply ->
                        !words.isEmpty() && Words.of(reply.label()).text().equals(words))
                .map(QuickReply::value)
                .findFirst();
        return named.or(() -> isAnswer(state) ? Optional.empty() : Optional.ofNullable(at(words, offered)))
                .map(said::text)
                .orElse(said);
    }

    /** Whether a value is asked for, so that "2" is one. */
    private static boolean isAnswer(State state) {
        return state.draft()
                .filter(draft -> draft.phase() == Draft.Phase.ASKING
                        && state.offered().stream()
                                .allMatch(reply -> reply.value().length() < 3))
                .isPresent();
    }

    private static String at(String words, List<QuickReply> offered) {
        for (int i = 0; i < ORDINALS.size(); i++) {
            if (ORDINALS.get(i).contains(words)) {
                boolean isLast = i == ORDINALS.size() - 1;
                int place = isLast ? offered.size() - 1 : i;
                return place < offered.size() ? offered.get(place).value() : null;
            }
        }
        return null;
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
