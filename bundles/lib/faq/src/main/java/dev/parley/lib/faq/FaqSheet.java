/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.faq;

import com.fasterxml.jackson.databind.SequenceWriter;
import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs;
import dev.parley.lib.faq.Sheet.Row;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** FAQs as a table. */
public final class FaqSheet {

    private static final List<String> COLUMNS = List.of("id", "question", "answer", "phrasings", "order", "is_active");

    /** As spreadsheets write them, the German ones too. */
    private static final Set<String> TRUE = Set.of("true", "yes", "1", "wahr");

    private static final Set<String> FALSE = Set.of("false", "no", "0", "falsch");

    private FaqSheet() {}

    public static void write(List<Faq> faqs, OutputStream out) throws IOException {
        try (SequenceWriter rows = Sheet.write(out)) {
            rows.write(COLUMNS.toArray(String[]::new));
            for (Faq faq : faqs) {
                rows.write(new String[] {
                    String.valueOf(faq.id()),
                    Formulas.guard(faq.question()),
                    Formulas.guard(faq.answer()),
                    Formulas.guard(PhrasingsCell.join(faq.phrasings())),
                    String.valueOf(faq.order()),
                    String.valueOf(faq.isActive())
                });
            }
        }
    }

    /** @throws BadInput if the first row does not name the columns, each once */
    public static List<FaqRow> read(byte[] file) {
        var rows = Sheet.read(Sheet.text(file), Faqs.MOST + 1);
        if (rows.isEmpty()) {
            throw new BadInput("The file is empty.");
        }
        var columns = columns(rows.get(0));
        return rows.stream()
                .skip(1)
                .map(row -> FaqRow.read(row.number(), () -> draft(cells(row, columns))))
                .toList();
    }

    private static List<String> columns(Row first) {
        var columns = first.cells().orElse(List.of()).stream()
                .map(cell -> Text.clean(cell).toLowerCase(Locale.ROOT))
                .toList();
        if (!columns.containsAll(List.of("question", "answer"))) {
            throw new BadInput("The first row must name the columns, among them question and answer.");
        }
        var known = columns.stream().filter(COLUMNS::contains).toList();
        if (new HashSet<>(known).size() < known.size()) {
            throw new BadInput("The first row must name each column once.");
        }
        return columns;
    }

    private static Map<String, String> cells(Row row, List<String> columns) {
        var cells = row.cells()
                .orElseThrow(() -> new BadInput("A cell that begins with a quotation mark must end with one,"
                        + " and marks inside of it must be doubled."));
        if (cells.stream().skip(columns.size()).anyMatch(cell -> !cell.isBlank())) {
            throw new BadInput("There are more cells than the first row has.");
        }
        var named = new HashMap<String, String>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = i < cells.size() ? cells.get(i) : "";
            named.put(columns.get(i), Text.clean(Formulas.unguard(cell)));
        }
        return named;
    }

    private static FaqDraft draft(Map<String, String> cells) {
        return new FaqDraft(
                number(cells, "id", 1, Long.MAX_VALUE),
                Optional.of(cells.get("question")),
                Optional.of(cells.get("answer")),
                Optional.ofNullable(cells.get("phrasings")).map(PhrasingsCell::split),
                number(cells, "order", Integer.MIN_VALUE, Integer.MAX_VALUE).map(Long::intValue),
                filled(cells, "is_active").map(FaqSheet::flag));
    }

    private static Optional<String> filled(Map<String, String> cells, String column) {
        return Optional.ofNullable(cells.get(column)).filter(cell -> !cell.isEmpty());
    }

    private static Optional<Long> number(Map<String, String> cells, String column, long least, long most) {
        return filled(cells, column).map(cell -> {
            try {
                long number = Long.parseLong(cell);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // said below, as for one that is out of range
            }
            throw new BadInput("%s must be a whole number from %d to %d.".formatted(column, least, most));
        });
    }

    private static boolean flag(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            throw new BadInput("is_active must be true or false.");
        }
        return TRUE.contains(word);
    }
}
