/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import dev.parley.lib.time.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Cuts a text into tokens. What stands between two blanks is read as a whole or not at all: of "PAY-1234", "3.4.1" or
 * "10.0.0.1:8080" no part is a number.
 */
final class Lexer {

    private record Form(Kind kind, Pattern pattern) {}

    private static final List<Form> NUMERALS = List.of(
            form(Kind.YEAR_MONTH_DAY, "(\\d{4})-(\\d{1,2})-(\\d{1,2})(?!\\d)"),
            form(Kind.YEAR_MONTH_DAY, "(\\d{4})/(\\d{1,2})/(\\d{1,2})(?!\\d)"),
            form(Kind.DAY_MONTH_YEAR, "(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4}|[23]\\d)(?![\\d.])"),
            form(Kind.DAY_MONTH_YEAR, "(\\d{1,2})-(\\d{1,2})-(\\d{4})(?!\\d)"),
            form(Kind.DAY_MONTH_YEAR, "(\\d{1,2})\\.(\\d{1,2})\\.(?=[-\u2013])"),
            form(Kind.SLASHED, "(\\d{1,2})/(\\d{1,2})/(\\d{4}|[23]\\d)(?![\\d/])"),
            form(Kind.SLASHED, "(?!24/7)(\\d{1,2})/(\\d{1,2})(?![\\d/])"),
            form(Kind.CLOCK, "(\\d{1,2}):(\\d{2})(?::\\d{2}(?:\\.\\d{1,9})?)?(?![\\d:])"),
            form(Kind.HOURS_MINUTES, "(\\d{1,2})h(\\d{2})(?:m|min)?(?![\\d\\p{L}])"),
            form(Kind.ORDINAL, "(\\d{1,2})(?:st|nd|rd|th)(?!\\p{L})"),
            form(Kind.DECIMAL, "(\\d{1,3})[.,](\\d{1,2})(?![\\d.]\\d|\\d)"),
            form(Kind.NUMBER, "(\\d{1,4})(?!\\d)"));
    private static final List<Form> WORDS = List.of(
            form(Kind.OFFSET, "(?:utc|gmt)([+-]\\d{1,2}(?::?\\d{2})?)(?!\\d)"),
            form(Kind.WORD, "\\p{L}+(?:['.]\\p{L}+)*"),
            form(Kind.MARK, "->|[-/+@]|\\.(?=-)"));
    private static final Pattern OFFSET = Pattern.compile("z|[+-]\\d{2}(?::?\\d{2})?(?!\\d)");
    private static final String OPENING = "\"\u201c\u201e\u00ab`";
    private static final String CLOSING = "\"\u201d\u201c\u00bb`";

    private final String text;
    private final String plain;
    private final List<Token> tokens = new ArrayList<>();

    private Lexer(String text) {
        this.text = text;
        this.plain = lower(text);
    }

    /** The tokens of a text, in order. */
    static List<Token> tokens(String text) {
        var lexer = new Lexer(text);
        lexer.read();
        return lexer.tokens;
    }

    /** In lower case, umlauts spelt out. */
    static String plain(String text) {
        return lower(text)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
    }

    /** As long as the text was. */
    private static String lower(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return (lower.length() == text.length() ? lower : text)
                .replace('\u2019', '\'')
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace('\u2013', '-')
                .replace('\u2014', '-')
                .replace('\u2192', '-')
                .replace('\u2026', ' ');
    }

    private void read() {
        int at = 0;
        while (at < plain.length()) {
            if (Character.isWhitespace(plain.charAt(at))) {
                at++;
            } else {
                int quoted = quoted(at);
                int end = quoted > 0 ? quoted : chunk(at);
                if (quoted > 0) {
                    add(Kind.OPAQUE, at, end, List.of());
                } else {
                    chunk(at, end);
                }
                at = end;
            }
        }
    }

    /** Behind the quotation that begins here, 0 if none does. */
    private int quoted(int at) {
        char mark = plain.charAt(at);
        int which = OPENING.indexOf(mark);
        if (which >= 0) {
            int close = plain.indexOf(CLOSING.charAt(which), at + 1);
            if (close < 0 && mark == '\u201e') {
                close = plain.indexOf('\u201d', at + 1);
            }
            return close + 1;
        }
        if (mark == '\'' && at + 1 < plain.length() && Character.isLetterOrDigit(plain.charAt(at + 1))) {
            int close = plain.indexOf('\'', at + 1);
            while (close > 0 && close + 1 < plain.length() && Character.isLetterOrDigit(plain.charAt(close + 1))) {
                close = plain.indexOf('\'', close + 1);
            }
            return close + 1;
        }
        return 0;
    }

    private int chunk(int from) {
        int at = from;
        while (at < plain.length() && !Character.isWhitespace(plain.charAt(at))) {
            boolean listed = plain.charAt(at) == ',' && at + 1 < plain.length() && !digit(at + 1);
            at++;
            if (listed) {
                break;
            }
        }
        return at;
    }

    /** Takes off what stands around words in a sentence, and reads the rest. */
    private void chunk(int from, int to) {
        int first = from;
        while (first < to && "([{<~@*".indexOf(plain.charAt(first)) >= 0) {
            add(Kind.MARK, first, ++first, List.of());
        }
        int last = to;
        while (last > first && ".,;:!?)]}>*'\"".indexOf(plain.charAt(last - 1)) >= 0) {
            last--;
        }
        int before = tokens.size();
        if (first < last && (!elements(first, last) || !makesSense(before))) {
            tokens.subList(before, tokens.size()).clear();
            add(Kind.OPAQUE, first, last, List.of());
        }
        for (int at = last; at < to; at++) {
            add(Kind.MARK, at, at + 1, List.of());
        }
    }

    private boolean elements(int from, int to) {
        if (zone(from, to)) {
            return true;
        }
        int at = from;
        while (at < to) {
            int next = element(at, from, to);
            if (next < 0) {
                return false;
            }
            at = next;
        }
        return true;
    }

    private boolean zone(int from, int to) {
        var id = text.substring(from, to);
        if (id.indexOf('/') < 0 || digit(from) || Zones.named(id).isEmpty()) {
            return false;
        }
        tokens.add(new Token(Kind.OFFSET, from, to, Zones.named(id).get().getId(), List.of()));
        return true;
    }

    private int element(int at, int from, int to) {
        var before = at == from ? null : tokens.get(tokens.size() - 1);
        if (before != null && before.is(Kind.YEAR_MONTH_DAY) && plain.charAt(at) == 't') {
            return at + 1;
        }
        if (before != null && before.is(Kind.CLOCK)) {
            var offset = OFFSET.matcher(plain).region(at, to);
            if (offset.lookingAt() && (plain.charAt(at) != '-' || iso(at))) {
                add(Kind.OFFSET, at, offset.end(), List.of());
                return offset.end();
            }
        }
        if (plain.charAt(at) == '/' && before != null && (before.is(Kind.CLOCK) || before.is(Kind.OFFSET))) {
            tokens.add(new Token(Kind.MARK, at, at + 1, "-", List.of()));
            return at + 1;
        }
        for (var form : digit(at) ? NUMERALS : WORDS) {
            var matcher = form.pattern().matcher(plain).region(at, to).useTransparentBounds(true);
            if (matcher.lookingAt()) {
                add(form.kind(), at, matcher.end(), numbers(form.kind(), matcher));
                return matcher.end();
            }
        }
        return -1;
    }

    /** Whether the clock time just read stands behind a T. */
    private boolean iso(int at) {
        int clock = tokens.get(tokens.size() - 1).from();
        return clock > 0 && plain.charAt(clock - 1) == 't' && at > clock;
    }

    private static List<Integer> numbers(Kind kind, Matcher matcher) {
        if (kind == Kind.WORD || kind == Kind.MARK || kind == Kind.OFFSET) {
            return List.of();
        }
        return IntStream.rangeClosed(1, matcher.groupCount())
                .mapToObj(group -> Integer.valueOf(matcher.group(group)))
                .toList();
    }

    private void add(Kind kind, int from, int to, List<Integer> numbers) {
        var written = plain.substring(from, to);
        int seam = kind == Kind.WORD && !Words.known(plain(written)) ? Words.seam(written) : 0;
        if (seam > 0) {
            tokens.add(new Token(kind, from, from + seam, plain(written.substring(0, seam)), numbers));
            tokens.add(new Token(kind, from + seam, to, plain(written.substring(seam)), numbers));
        } else {
            var text = kind == Kind.WORD ? plain(written) : kind == Kind.OFFSET ? offset(written) : written;
            tokens.add(new Token(kind, from, to, text, numbers));
        }
    }

    /** As java.time writes it: +02:00. */
    private static String offset(String written) {
        var sign = written.replace("utc", "").replace("gmt", "").replace(":", "");
        return switch (sign.length()) {
            case 1 -> "Z";
            case 2 -> sign.charAt(0) + "0" + sign.charAt(1) + ":00";
            case 3 -> sign + ":00";
            case 4 -> sign.charAt(0) + "0" + sign.charAt(1) + ":" + sign.substring(2);
            default -> sign.substring(0, 3) + ":" + sign.substring(3);
        };
    }

    /** Of what is written without blanks, every word must be one of time, and none may run into a number. */
    private boolean makesSense(int first) {
        var chunk = tokens.subList(first, tokens.size());
        if (chunk.size() == 1) {
            return !chunk.get(0).is(Kind.MARK) || "-@->+".contains(chunk.get(0).text());
        }
        boolean key = chunk.size() == 3
                && chunk.get(0).is(Kind.WORD)
                && chunk.get(1).is("-")
                && chunk.get(2).is(Kind.NUMBER)
                && text.substring(chunk.get(0).from(), chunk.get(0).to())
                        .chars()
                        .allMatch(Character::isUpperCase);
        boolean runsOn = chunk.get(0).is(Kind.WORD)
                && IntStream.range(1, chunk.size())
                        .anyMatch(i -> chunk.get(i - 1).is(Kind.WORD)
                                && !chunk.get(i).is(Kind.MARK)
                                && !chunk.get(i).is(Kind.WORD));
        return !key
                && !runsOn
                && chunk.stream().noneMatch(token -> token.is("+") || token.is("@") || token.is("/"))
                && chunk.stream().filter(token -> token.is(Kind.WORD)).allMatch(token -> Words.known(token.text()));
    }

    private boolean digit(int at) {
        return Character.isDigit(plain.charAt(at));
    }

    private static Form form(Kind kind, String pattern) {
        return new Form(kind, Pattern.compile(pattern));
    }
}
