/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.faq;

import static dev.parley.lib.page.Html.several;

import dev.parley.api.faq.Faqs;
import dev.parley.console.Sentences;
import dev.parley.lib.faq.FaqImport;
import dev.parley.lib.faq.FaqList;
import dev.parley.lib.faq.FaqSheet;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Message;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Upload;
import dev.parley.lib.page.Visit;
import dev.parley.lib.wire.BadInput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Takes FAQs out of a file.
 *
 * @param audit gets what was done, and with what
 */
record Import(Visit visit, Faqs faqs, BiConsumer<String, String> audit) {

    private static final String FILE = "file";
    private static final String BROKEN = "broken";
    private static final String SKIP = "skip";

    static Html form(Visit visit) {
        var choices = new LinkedHashMap<String, String>();
        choices.put("refuse", "import nothing");
        choices.put(SKIP, "import the others");
        return Form.post(visit, "import")
                .field(Field.file(FILE, "File", ".csv,.json")
                        .required()
                        .hint(
                                "CSV with the columns question and answer, or JSON as it is exported, up to 2 MB. What has"
                                        + " the same question is changed."))
                .field(Field.choice(BROKEN, "If rows are broken", choices)
                        .value(visit.parameter(BROKEN).orElse("refuse")))
                .button("Import");
    }

    Answer answer() {
        var file = Optional.ofNullable(visit.uploads().get(FILE));
        if (file.isEmpty()) {
            return failed("Choose a file first.", Map.of());
        }
        try {
            return taken(rows(file.get()));
        } catch (BadInput | IllegalArgumentException e) {
            return failed(Sentences.of(e.getMessage()), Map.of());
        } catch (Faqs.Taken | NoSuchElementException e) {
            return failed("Somebody has changed the FAQ meanwhile. Nothing was imported. Try again.", Map.of());
        }
    }

    private FaqImport rows(Upload file) {
        try (var content = file.open()) {
            var bytes = content.readAllBytes(); // a page takes no more than it has room for
            boolean isJson = file.name().toLowerCase(Locale.ROOT).endsWith(".json");
            return new FaqImport(faqs.edition().all(), isJson ? FaqList.read(bytes) : FaqSheet.read(bytes));
        } catch (IOException e) {
            throw new Refusal(400, "What was uploaded could not be read. Nothing was done. Try again.");
        }
    }

    private Answer taken(FaqImport rows) {
        boolean isSkipping = visit.parameter(BROKEN).equals(Optional.of(SKIP));
        if (!rows.broken().isEmpty() && !isSkipping) {
            return failed("Nothing was imported, because there are broken rows.", rows.broken());
        }
        if (!rows.faqs().isEmpty()) {
            faqs.save(rows.faqs());
            audit.accept("import FAQs", rows.faqs().size() + " FAQs");
        }
        var sentence = String.format(
                Locale.ROOT,
                "%,d added, %,d changed, %,d broken.",
                rows.added(),
                rows.faqs().size() - rows.added(),
                rows.broken().size());
        return rows.broken().isEmpty()
                ? Answer.done("", sentence)
                : Answer.show(page(new Message(Message.Kind.GOOD, sentence), rows.broken()));
    }

    private Answer failed(String sentence, Map<Integer, String> broken) {
        return Answer.again(page(new Message(Message.Kind.BAD, sentence), broken));
    }

    /** What came of it stands first, where it is seen. */
    private Html page(Message message, Map<Integer, String> broken) {
        var table = Table.of("Rows that are broken", "Row", "What is wrong");
        broken.forEach((row, problem) -> table.row(row, Sentences.of(problem)));
        return several(
                Html.notice(message), broken.isEmpty() ? "" : table.orElse(""), new FaqTable(visit, faqs).html());
    }
}
