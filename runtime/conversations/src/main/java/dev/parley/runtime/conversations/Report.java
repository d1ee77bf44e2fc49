/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import dev.parley.runtime.conversations.Verdict.Result;
import dev.parley.runtime.settings.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells how conversations went. */
final class Report {

    private static final int WIDTH = 52;
    private static final int LABEL = 10;

    private Report() {}

    /** {@code 148 passed, 2 failed}, and what was skipped. */
    static String summary(List<Verdict> verdicts) {
        var skipped = count(verdicts, Result.SKIPPED);
        return "%d passed, %d failed%s"
                .formatted(
                        count(verdicts, Result.PASSED),
                        count(verdicts, Result.FAILED),
                        skipped == 0 ? "" : ", %d skipped".formatted(skipped));
    }

    static long count(List<Verdict> verdicts, Result result) {
        return verdicts.stream().filter(verdict -> verdict.result() == result).count();
    }

    /** The conversation as a transcript, then expected and got side by side. */
    static String failure(Verdict verdict) {
        var lines = new ArrayList<String>();
        var conversation = verdict.conversation();
        lines.add("FAILED %s  %s".formatted(conversation.place(), conversation.name()));
        var failing = isAboutATurn(verdict) ? verdict.transcript().size() - 1 : -1;
        for (var i = 0; i < verdict.transcript().size(); i++) {
            var exchange = verdict.transcript().get(i);
            var mark = i == failing ? ">" : " ";
            said(mark, "user", exchange.user(), lines);
            said(mark, "bot", exchange.bot(), lines);
            if (i == failing) {
                lines.add("  in line " + exchange.place().line());
            }
        }
        lines.add("");
        for (var difference : verdict.differences()) {
            sideBySide(difference, lines);
        }
        return String.join("\n", lines) + "\n";
    }

    private static boolean isAboutATurn(Verdict verdict) {
        return verdict.differences().stream()
                .noneMatch(difference -> difference.what().equals(Changes.WHAT));
    }

    private static void said(String mark, String who, String text, List<String> lines) {
        var wrapped = wrapped(text, 2 * WIDTH);
        for (var i = 0; i < wrapped.size(); i++) {
            lines.add("%s %-5s %s"
                    .formatted(mark, i == 0 ? who : "", wrapped.get(i))
                    .stripTrailing());
        }
    }

    private static void sideBySide(Difference difference, List<String> lines) {
        lines.add(row(difference.what(), "expected", "got"));
        var expected = wrapped(difference.expected(), WIDTH);
        var got = wrapped(difference.got(), WIDTH);
        for (var i = 0; i < Math.max(expected.size(), got.size()); i++) {
            lines.add(row("", at(expected, i), at(got, i)));
        }
        lines.add("");
    }

    private static String row(String what, String expected, String got) {
        return ("  %-" + LABEL + "s | %-" + WIDTH + "s | %s")
                .formatted(what, expected, got)
                .stripTrailing();
    }

    private static String at(List<String> lines, int i) {
        return i < lines.size() ? lines.get(i) : "";
    }

    /** Lines of at most so many characters, broken at spaces where there are any. */
    static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        for (var line : text.split("\n", -1)) {
            var rest = line;
            while (rest.length() > width) {
                var space = rest.lastIndexOf(' ', width);
                var end = space > 0 ? space : width;
                lines.add(rest.substring(0, end));
                rest = rest.substring(end).stripLeading();
            }
            lines.add(rest);
        }
        return lines;
    }

    static String json(List<Verdict> verdicts) {
        var report = new LinkedHashMap<String, Object>();
        for (var result : Result.values()) {
            report.put(result.name().toLowerCase(Locale.ROOT), count(verdicts, result));
        }
        report.put("conversations", verdicts.stream().map(Report::json).toList());
        return Json.write(report);
    }

    private static Map<String, Object> json(Verdict verdict) {
        var json = new LinkedHashMap<String, Object>();
        json.put("file", verdict.conversation().place().file().toString());
        json.put("line", verdict.conversation().place().line());
        json.put("name", verdict.conversation().name());
        json.put("result", verdict.result().name().toLowerCase(Locale.ROOT));
        if (verdict.result() == Result.SKIPPED) {
            json.put("reason", verdict.reason());
        }
        if (verdict.result() == Result.FAILED) {
            json.put(
                    "transcript",
                    verdict.transcript().stream()
                            .map(exchange -> Map.of(
                                    "line", exchange.place().line(), "user", exchange.user(), "bot", exchange.bot()))
                            .toList());
            json.put(
                    "differences",
                    verdict.differences().stream()
                            .map(one -> Map.of("what", one.what(), "expected", one.expected(), "got", one.got()))
                            .toList());
        }
        return json;
    }
}
