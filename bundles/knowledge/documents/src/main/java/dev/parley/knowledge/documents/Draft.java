/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * An answer that is being written: sentence by sentence it is held against the passages, its citations are counted from
 * one in the order in which they come, and it is passed on.
 */
final class Draft {

    /** Nothing more is said: the passages don't hold what was written. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Refused() {
            super("the passages don't hold what was written", null, false, false);
        }
    }

    /** @param sources the passages that it cites: [1] is the first */
    record Written(String text, List<Piece> sources) {}

    /** In characters. */
    private static final int LONGEST = 20_000;

    /** Whole sentences with their citations, once the next one has begun. */
    private static final Pattern WHOLE =
            Pattern.compile("(?s)\\A(.*[.!?。！？](?:\\s*\\[[\\d,\\s]+])*)\\s+[^\\s\\[\\p{Ll}]");

    private final List<Piece> passages;
    private final Proof proof;
    private final Consumer<String> listener;
    private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
    private final StringBuilder said = new StringBuilder();
    private final StringBuilder open = new StringBuilder();

    Draft(String question, List<Piece> passages, Consumer<String> listener) {
        this.passages = passages;
        this.proof = new Proof(question, passages);
        this.listener = listener;
    }

    /** @throws Refused if it cannot be said */
    void add(String piece) {
        open.append(piece);
        if (said.length() + open.length() > LONGEST) {
            throw new Refused();
        }
        var whole = WHOLE.matcher(open);
        if (whole.find()) {
            listener.accept(say(open.substring(0, whole.end(1))));
            open.delete(0, whole.end(1));
        }
    }

    /** @throws Refused if it cannot be said */
    Written end() {
        var last = say(open.toString().stripTrailing());
        if (numbers.isEmpty()) {
            throw new Refused();
        }
        listener.accept(last);
        return new Written(
                said.toString().strip(),
                numbers.keySet().stream()
                        .map(number -> passages.get(number - 1))
                        .toList());
    }

    private String say(String written) {
        if (!proof.holds(written)) {
            throw new Refused();
        }
        var renumbered = Proof.CITATION.matcher(written).replaceAll(citation -> {
            var cited = new StringBuilder(" ");
            Proof.numbers(citation.group(1))
                    .forEach(number -> cited.append('[').append(ours(number)).append(']'));
            return cited.toString();
        });
        said.append(renumbered);
        return renumbered;
    }

    private int ours(int number) {
        return Optional.ofNullable(numbers.putIfAbsent(number, numbers.size() + 1))
                .orElseGet(numbers::size);
    }
}
