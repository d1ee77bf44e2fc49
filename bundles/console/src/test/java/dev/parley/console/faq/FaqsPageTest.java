/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.faq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.faq.Faq;
import dev.parley.console.Pages;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Visit;
import dev.parley.testkit.audit.MemoryAudit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaqsPageTest {

    private final FaqsPage page = new FaqsPage();
    private final FakeFaqs faqs = new FakeFaqs();
    private final MemoryAudit audit = new MemoryAudit();

    @BeforeEach
    void begin() {
        page.faqs = faqs;
        page.audit = audit;
    }

    private Answer saved(String question, String answer, String... more) {
        var all = new String[more.length + 4];
        all[0] = "question";
        all[1] = question;
        all[2] = "answer";
        all[3] = answer;
        System.arraycopy(more, 0, all, 4, more.length);
        return page.act(Pages.sent("save", all));
    }

    private String shown(String... parameters) {
        return Pages.text(page.show(Visit.of(Pages.ADA, parameters)));
    }

    private List<String> questions() {
        return faqs.edition().all().stream().map(Faq::question).toList();
    }

    private Answer imported(String name, String content, String... more) {
        return page.act(Pages.with(Pages.sent("import", more), "file", name, content));
    }

    @Test
    void one_is_written_changed_and_found() {
        saved("How do I pay?", "By card.", "phrasings", "paying\r\n\r\n payment ", "active", "true");
        var faq = faqs.edition().all().get(0);
        assertEquals(List.of("paying", "payment"), faq.phrasings());
        assertTrue(faq.isActive());

        saved("How can I pay?", "By card.", "faq", String.valueOf(faq.id()));
        assertEquals(List.of("How can I pay?"), questions());
        assertFalse(faqs.edition().all().get(0).isActive());
        assertTrue(shown("q", "nothing like it").contains("What is found: nothing."));
        var audited = audit.list(Optional.empty(), 10, Optional.empty()).items().toString();
        assertTrue(audited.contains("add FAQ") && audited.contains("change FAQ"), audited);
    }

    @Test
    void what_is_wrong_is_told_beside_what_was_typed() {
        saved("How do I pay?", "By card.");

        var taken = (Answer.Here) saved("How do I pay?", Pages.HOSTILE);
        assertEquals(422, taken.status());
        assertTrue(Pages.text(taken.content()).contains("There is a FAQ with this question already"));
        assertTrue(Pages.text(taken.content()).contains(Pages.ESCAPED));
        assertTrue(Pages.shown(saved("", "By card.")).contains("Question is empty."));
        assertTrue(Pages.shown(saved("x".repeat(501), "By card.")).contains("notice bad"));
        assertEquals(1, questions().size());
    }

    @Test
    void the_order_is_changed() {
        List.of("One?", "Two?", "Three?").forEach(question -> saved(question, "Yes."));

        page.act(Pages.sent("up", "faq", "3"));
        page.act(Pages.sent("down", "faq", "1"));
        assertEquals(List.of("Three?", "One?", "Two?"), questions());
        page.act(Pages.sent("up", "faq", "3"));
        assertEquals(List.of("Three?", "One?", "Two?"), questions());
    }

    @Test
    void one_is_deactivated_and_deleted_when_asked_twice() {
        saved("One?", "Yes.", "active", "true");

        page.act(Pages.sent("deactivate", "faq", "1"));
        assertFalse(faqs.edition().all().get(0).isActive());
        assertTrue(Pages.shown(page.act(Pages.sent("delete", "faq", "1"))).contains("Are you sure?"));
        assertEquals(1, questions().size());
        page.act(Pages.sent("delete", "faq", "1", "sure", "yes"));
        assertEquals(List.of(), questions());
    }

    @Test
    void files_are_imported() {
        assertEquals(
                "2 added, 0 changed, 0 broken.",
                Pages.told(imported("faqs.csv", "question;answer\nOne?;Yes.\nTwo?;\"No; never.\"\n")));
        assertEquals(
                "1 added, 1 changed, 0 broken.",
                Pages.told(imported(
                        "faqs.JSON",
                        "[{\"question\":\"One?\",\"answer\":\"No.\"},{\"question\":\"Three?\",\"answer\":\"Yes.\"}]")));
        assertEquals(List.of("One?", "Two?", "Three?"), questions());
    }

    @Test
    void broken_rows_are_told_and_refuse_the_others_unless_these_are_wanted() {
        var file = "question,answer\nOne?,Yes.\n" + "Two?,\n";

        var refused = Pages.shown(imported("faqs.csv", file));
        assertTrue(refused.contains("Answer is empty."));
        assertEquals(List.of(), questions());
        assertTrue(Pages.shown(imported("faqs.csv", file, "broken", "skip")).contains("1 added, 0 changed, 1 broken."));
        assertEquals(List.of("One?"), questions());
    }

    @Test
    void what_is_no_such_file_is_told() {
        assertTrue(Pages.shown(page.act(Pages.sent("import"))).contains("Choose a file first."));
        assertTrue(Pages.shown(imported("faqs.json", "{")).contains("not valid JSON"));
        assertTrue(Pages.shown(imported("faqs.csv", "")).contains("The file is empty."));
    }

    @Test
    void what_does_not_exist_is_told() {
        assertEquals(404, assertThrows(Refusal.class, () -> shown("faq", "7")).status());
        assertEquals(404, assertThrows(Refusal.class, () -> shown("faq", "x")).status());
        page.faqs = null;
        assertEquals(503, assertThrows(Refusal.class, this::shown).status());
    }
}
