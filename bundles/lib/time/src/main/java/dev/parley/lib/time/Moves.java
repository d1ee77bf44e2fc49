/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import dev.parley.lib.time.Word.Kind;
import java.util.Optional;

/** Reads how a window is moved or stretched: "a day earlier", "push it back by two days", "an hour longer". */
record Moves(Sentence sentence, Amounts amounts) {

    /** How many words may stand between a verb and its amount: "push the change window back by two days". */
    private static final int REACH = 6;

    Optional<Read<Shift>> read(int at) {
        return amounts.read(at).flatMap(this::suffixed).or(() -> verb(at));
    }

    private Optional<Read<Shift>> suffixed(Read<Amount> amount) {
        var later = sentence.word(amount.next(), Kind.LATER).map(word -> shift(amount, word, false));
        return later.or(() -> sentence.word(amount.next(), Kind.LONGER).map(word -> shift(amount, word, true)));
    }

    private static Read<Shift> shift(Read<Amount> amount, Word direction, boolean endOnly) {
        return new Read<>(
                new Shift(amount.value().times(direction.number()), endOnly), amount.next() + direction.length());
    }

    private Optional<Read<Shift>> verb(int at) {
        var shift = sentence.word(at, Kind.SHIFT);
        var stretch = sentence.word(at, Kind.STRETCH);
        var move = sentence.word(at, Kind.MOVE);
        if (shift.isEmpty() && stretch.isEmpty() && move.isEmpty()) {
            return Optional.empty();
        }
        int sign = shift.or(() -> stretch).map(Word::number).orElse(0);
        for (int i = at + 1; i < Math.min(at + REACH, sentence.size()); i++) {
            var particle = stretch.isPresent() ? Optional.<Word>empty() : sentence.word(i, Kind.PARTICLE);
            if (particle.isPresent()) {
                sign = particle.get().number();
            }
            int amountAt = sentence.skip(i, Kind.BY);
            var amount = amounts.read(amountAt);
            if (amount.isPresent()) {
                int direction = sign;
                var said = suffixed(amount.get());
                return said.isPresent() || direction == 0
                        ? said
                        : amountAt > i || particle(i - 1) || stretch.isPresent() || shift.isPresent()
                                ? Optional.of(new Read<>(
                                        new Shift(amount.get().value().times(direction), stretch.isPresent()),
                                        amount.get().next()))
                                : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean particle(int at) {
        return sentence.has(at, Kind.PARTICLE);
    }
}
