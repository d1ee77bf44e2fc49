/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import dev.parley.runtime.evaluate.IntentScores.Band;
import dev.parley.runtime.evaluate.IntentScores.Bands;
import dev.parley.runtime.evaluate.StoredUtterances.Counts;
import java.util.Locale;

/** All figures of an evaluation, for people. */
final class Table {

    private static final int WIDEST = 100;

    private final StringBuilder lines = new StringBuilder();

    private Table() {}

    static String ofIntents(Report<IntentEvaluation> report) {
        var evaluation = report.evaluation();
        var scores = evaluation.scores();
        return new Table()
                .line(
                        "%s: %,d intents, %,d examples, %,d utterances, %,d out of scope",
                        evaluation.name(),
                        evaluation.intents(),
                        evaluation.examples(),
                        evaluation.tests(),
                        evaluation.oosTests())
                .scores(scores)
                .costs(evaluation.cost(), report)
                .confused(scores)
                .lines
                .toString();
    }

    static String ofDeployed(DeployedEvaluation evaluation) {
        return new Table()
                .line(
                        "%s: %,d utterances, %,d out of scope, to what is deployed",
                        evaluation.name(), evaluation.tests(), evaluation.oosTests())
                .scores(evaluation.scores())
                .confused(evaluation.scores())
                .lines
                .toString();
    }

    static String ofStored(StoredUtterances stored) {
        var table = new Table()
                .line(
                        "%,d stored utterances that a detector found an intent for",
                        stored.all().utterances())
                .line("")
                .line("  acted   asked  rejected")
                .counts(stored.all(), "all");
        stored.of().forEach(group -> table.counts(group.counts(), group.by() + ": " + group.intent()));
        if (!stored.unsure().isEmpty()) {
            table.line("").line("the least sure");
            stored.unsure()
                    .forEach(one -> table.line(
                            "%6.2f  %s: %s  \"%s\"", one.confidence(), one.by(), one.intent(), onOneLine(one.text())));
        }
        return table.lines.toString();
    }

    private Table counts(Counts counts, String of) {
        return line("%,7d %,7d   %,7d  %s", counts.acted(), counts.asked(), counts.rejected(), of);
    }

    /** What users typed may have anything in it, and may not do anything to a terminal. */
    private static String onOneLine(String text) {
        var plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return plain.codePointCount(0, plain.length()) <= WIDEST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, WIDEST)) + " …";
    }

    private Table scores(IntentScores scores) {
        return line("").line("accuracy                %s", percent(scores.accuracy()))
                .line("out of scope recall     %s", percent(scores.oosRecall()))
                .line("out of scope precision  %s", percent(scores.oosPrecision()))
                .line("")
                .line(
                        "                          share   right of these%s",
                        scores.oosBands() == null ? "" : "   of those out of scope")
                .bands(scores.bands(), scores.oosBands());
    }

    private Table confused(IntentScores scores) {
        if (!scores.confused().isEmpty()) {
            line("").line("taken for one another");
            scores.confused().forEach(pair -> line("%5d  %s -> %s", pair.count(), pair.expected(), pair.got()));
        }
        return this;
    }

    static String ofRetrieval(Report<RetrievalEvaluation> report) {
        var evaluation = report.evaluation();
        var scores = evaluation.scores();
        return new Table()
                .line("%s: %,d entries, %,d queries", evaluation.name(), evaluation.entries(), evaluation.queries())
                .line("")
                .line("right one first         %s", percent(scores.hitAt1()))
                .line("among the first five    %s", percent(scores.hitAt5()))
                .line("mean reciprocal rank       %.3f", scores.mrr())
                .decisions(evaluation.decisions())
                .costs(evaluation.cost(), report)
                .lines
                .toString();
    }

    private Table decisions(AnswerScores scores) {
        return scores == null
                ? this
                : line("").line("answered where it can   %s", percent(scores.kept()))
                        .line("answered rightly        %s", percent(scores.answeredRightly()))
                        .line("refused where it cannot %s", percent(scores.refused()));
    }

    private Table bands(Bands bands, Bands outside) {
        return band("acted on", bands.acted(), outside == null ? null : outside.acted())
                .band("asked about", bands.asked(), outside == null ? null : outside.asked())
                .band("rejected", bands.rejected(), outside == null ? null : outside.rejected());
    }

    private Table band(String name, Band band, Band outside) {
        return line(
                "%-22s  %s          %s%s",
                name,
                percent(band.share()),
                percent(band.accuracy()),
                outside == null ? "" : "                 " + percent(outside.share()));
    }

    private Table costs(Cost cost, Report<?> report) {
        var memory = report.training().memory();
        return line("").line(
                        "a query                 p50 %.2f ms, p95 %.2f ms, CPU %.2f ms",
                        cost.p50(), cost.p95(), cost.cpu())
                .line(
                        "getting ready           %,d ms, CPU %,d ms",
                        report.training().time(), report.training().cpu())
                .line("memory                  %s", memory == null ? "not known here" : "%.0f MB".formatted(memory))
                .line("sentence model          %s", report.model());
    }

    private Table line(String format, Object... values) {
        lines.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
        return this;
    }

    private static String percent(Double fraction) {
        return fraction == null ? "      -" : String.format(Locale.ROOT, "%5.1f %%", fraction * 100);
    }
}
