/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a pull request's body says, without the marks of Markdown: its text by headings, in order. */
final class Markdown {

    /** What is behind that is not read. */
    private static final int READ = 20_000;

    private static final int LONGEST_HEADING = 200;

    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*|\\*\\*([^*]{1,80})\\*\\*:?");
    private static final Pattern RULER = Pattern.compile("-{3,}|\\*{3,}|_{3,}|={3,}|```.*");

    /** In this order; comments hold a template's instructions. */
    private static final Map<Pattern, String> NOISE = noise();

    private record Section(int level, String heading, StringBuilder text) {}

    private final List<Section> sections = new ArrayList<>();

    private Markdown() {
        sections.add(new Section(1, "", new StringBuilder()));
    }

    static Markdown of(String body) {
        var markdown = new Markdown();
        plain(body.substring(0, Math.min(READ, body.length()))).lines().forEach(markdown::take);
        return markdown;
    }

    /** The text under the headings that are wanted, and under those below them; empty if there is none. */
    Optional<String> under(Predicate<String> heading) {
        return Optional.of(text(heading, true)).filter(text -> !text.isEmpty());
    }

    /** All text that is not under such a heading. */
    String without(Predicate<String> heading) {
        return text(heading, false);
    }

    private String text(Predicate<String> heading, boolean isWanted) {
        var text = new StringBuilder();
        int inside = Integer.MAX_VALUE;
        for (Section section : sections) {
            if (section.level() <= inside) {
                inside = heading.test(section.heading()) ? section.level() : Integer.MAX_VALUE;
            }
            boolean isTop = inside == section.level();
            if ((inside != Integer.MAX_VALUE) == isWanted
                    && !section.text().toString().isBlank()) {
                var title = section.heading().isEmpty() || isTop && isWanted ? "" : section.heading() + "\n";
                text.append("\n\n")
                        .append(title)
                        .append(section.text().toString().strip());
            }
        }
        return text.toString().replaceAll("\n{3,}", "\n\n").strip();
    }

    private void take(String line) {
        var heading = HEADING.matcher(line.strip());
        if (line.length() <= LONGEST_HEADING && heading.matches()) {
            var isBold = heading.group(1) == null;
            var title = isBold ? heading.group(3) : heading.group(2);
            sections.add(new Section(isBold ? 7 : heading.group(1).length(), bare(title), new StringBuilder()));
        } else if (!RULER.matcher(line.replaceAll("\\s", "")).matches()) {
            sections.get(sections.size() - 1).text().append(bare(line)).append('\n');
        }
    }

    private static String bare(String line) {
        return line.replaceAll("[*_]{2}|`", "")
                .replaceAll("^(\\s*)[-*+] (?:\\[[ xX]] )?", "$1- ")
                .stripTrailing();
    }

    private static String plain(String body) {
        var text = body.replace("\r", "");
        for (var entry : NOISE.entrySet()) {
            text = entry.getKey().matcher(text).replaceAll(entry.getValue());
        }
        return text;
    }

    private static Map<Pattern, String> noise() {
        var noise = new LinkedHashMap<Pattern, String>();
        noise.put(Pattern.compile("<!--.*?(?:-->|\\z)", Pattern.DOTALL), "");
        noise.put(Pattern.compile("!\\[[^\\]\n]{0,200}+]\\([^)\n]{0,500}+\\)"), "");
        noise.put(Pattern.compile("\\[([^\\]\n]{1,200}+)]\\([^)\n]{0,500}+\\)"), "$1");
        noise.put(Pattern.compile("</?[a-zA-Z][^>\n]{0,300}+>"), "");
        noise.put(Pattern.compile("(?m)^> ?"), "");
        return noise;
    }
}
