/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import dev.parley.lib.time.Word.Kind;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/** Reads amounts of time: "an hour and a half", "2h30", "anderthalb Stunden". */
record Amounts(Sentence sentence) {

    Optional<Read<Amount>> read(int at) {
        if (sentence.has(at - 1, Kind.LABEL) && !sentence.is(at - 1, Token.Kind.MARK)) {
            return Optional.empty();
        }
        var first = one(at);
        var total = first;
        while (total.isPresent()) {
            var sum = total.get();
            int next = sentence.skip(sum.next(), Kind.AND);
            var more = one(next).filter(m -> smaller(m.value(), sum.value()));
            if (more.isEmpty()) {
                return total;
            }
            total = Optional.of(
                    new Read<>(sum.value().plus(more.get().value()), more.get().next()));
        }
        return total;
    }

    private static boolean smaller(Amount amount, Amount than) {
        return !amount.time().isZero()
                && (than.wholeDays()
                        || amount.time().compareTo(Duration.ofHours(1)) < 0
                                && than.time().toMinutes() % 60 == 0);
    }

    private Optional<Read<Amount>> one(int at) {
        if (sentence.is(at, Token.Kind.HOURS_MINUTES)) {
            return Optional.of(new Read<>(hours(sentence.token(at)), at + 1));
        }
        if (sentence.is(at, Token.Kind.CLOCK) && hourUnit(at + 1)) {
            return Optional.of(new Read<>(hours(sentence.token(at)), at + 2));
        }
        return quantity(at).flatMap(quantity -> {
            boolean hyphen = sentence.is(quantity.next(), "-") && sentence.joined(quantity.next());
            int unitAt = hyphen ? quantity.next() + 1 : quantity.next();
            return sentence.word(unitAt, Kind.UNIT)
                    .filter(unit -> unit.phrase().get(0).length() > 1
                            || sentence.joined(unitAt)
                            || unit.value().equals("PT1H"))
                    .flatMap(unit -> {
                        int next = unitAt + unit.length();
                        var half = sentence.word(next, Kind.AND_HALF);
                        double count = quantity.value()
                                + half.map(h -> Double.parseDouble(h.value())).orElse(0.0);
                        return amount(count, unit.value())
                                .map(amount -> new Read<>(
                                        amount, next + half.map(Word::length).orElse(0)));
                    });
        });
    }

    private boolean hourUnit(int at) {
        return sentence.word(at, Kind.UNIT)
                .filter(unit -> unit.value().equals("PT1H"))
                .isPresent();
    }

    private static Amount hours(Token token) {
        return new Amount(0, 0, Duration.ofMinutes(token.number(0) * 60L + token.number(1)));
    }

    /** How many: 2, 1.5, two and a half, eine halbe. */
    private Optional<Read<Double>> quantity(int at) {
        if (sentence.is(at, Token.Kind.NUMBER)) {
            return Optional.of(new Read<>((double) sentence.token(at).number(0), at + 1));
        }
        if (sentence.is(at, Token.Kind.DECIMAL)) {
            return Optional.of(
                    new Read<>(Double.valueOf(sentence.token(at).text().replace(',', '.')), at + 1));
        }
        return sentence.word(at, Kind.NUMBER).map(word -> {
            double count = Double.parseDouble(word.value());
            int next = at + word.length();
            var part = sentence.word(next, Kind.NUMBER).filter(p -> p.value().startsWith("0."));
            var half = sentence.word(next, Kind.AND_HALF);
            if (part.isPresent()) {
                return new Read<>(
                        count * Double.parseDouble(part.get().value()),
                        next + part.get().length());
            }
            return half.map(h -> new Read<>(count + Double.parseDouble(h.value()), next + h.length()))
                    .orElse(new Read<>(count, next));
        });
    }

    private static Optional<Amount> amount(double count, String unit) {
        if (unit.startsWith("PT")) {
            long minutes = Math.round(count * Duration.parse(unit).toMinutes());
            return minutes > 0 ? Optional.of(new Amount(0, 0, Duration.ofMinutes(minutes))) : Optional.empty();
        }
        var period = Period.parse(unit);
        boolean whole = count == Math.rint(count);
        if (count <= 0 || period.getMonths() > 0 && !whole) {
            return Optional.empty();
        }
        double days = count * period.getDays();
        return Optional.of(new Amount(
                (int) (count * period.getMonths()),
                (int) days,
                Duration.ofMinutes(Math.round((days - (int) days) * 24 * 60))));
    }
}
