/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers as people write them: "3", "about 1,500", "two", "minus 2.5". */
final class Numbers {

    /** Not part of a name, a date, a time of day or a span such as "3-5", and without a unit right behind it. */
    private static final Pattern NUMERAL =
            Pattern.compile("(?<![\\p{L}\\p{N}.,:_#/-])[-+\u2212]?\\d++(?:[ \u00a0\u202f'\u2019]\\d{3}(?!\\d))*+"
                    + "(?:[.,]\\d++)*+(?![\\p{L}\\p{N}:_#/-])");

    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
    private static final int LONGEST = 30;

    private static final Map<String, BigDecimal> WORDS = Language.everywhere("number.words").stream()
            .map(word -> word.split(":"))
            .collect(Collectors.toMap(word -> word[0], word -> new BigDecimal(word[1]), (one, same) -> one));

    private static final Set<String> MINUS = Set.copyOf(Language.everywhere("number.minus"));

    private Numbers() {}

    /** The one number that a text speaks of; empty if it speaks of none, or of several. */
    static Optional<BigDecimal> read(String text, Locale locale) {
        var words = Words.of(text);
        var numerals = NUMERAL.matcher(text).results().map(MatchResult::group).map(one -> value(one, locale));
        var named = words.list().stream().filter(WORDS::containsKey).map(word -> Optional.of(WORDS.get(word)));
        List<Optional<BigDecimal>> found = Stream.concat(numerals, named).toList();
        if (found.size() != 1 || words.negated()) {
            return Optional.empty();
        }
        boolean isMinus = words.list().stream().anyMatch(MINUS::contains);
        return found.get(0).map(value -> isMinus ? value.negate() : value);
    }

    /** A number's canonical text. */
    static Optional<BigDecimal> plain(String text) {
        return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    static String canonical(BigDecimal value) {
        var bare = value.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0).toPlainString() : bare.toPlainString();
    }

    private static Optional<BigDecimal> value(String numeral, Locale locale) {
        var digits = numeral.replaceAll("[ \u00a0\u202f'\u2019+]", "").replace('\u2212', '-');
        if (digits.length() > LONGEST) {
            return Optional.empty();
        }
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        if (last < 0) {
            return plain(digits);
        }
        char mark = digits.charAt(last);
        char other = mark == '.' ? ',' : '.';
        boolean isGrouping = isGrouping(digits, last, mark, other, locale);
        return plain(
                isGrouping
                        ? digits.replace(String.valueOf(mark), "")
                        : digits.replace(String.valueOf(other), "").replace(mark, '.'));
    }

    /** Whether the last mark of a number is one between thousands. */
    private static boolean isGrouping(String digits, int last, char mark, char other, Locale locale) {
        boolean isThousands = digits.matches("-?[1-9]\\d{0,2}([.,]\\d{3})+");
        if (!isThousands || digits.indexOf(other) >= 0) {
            return false;
        }
        return digits.indexOf(mark) < last
                || DecimalFormatSymbols.getInstance(locale).getGroupingSeparator() == mark;
    }
}
