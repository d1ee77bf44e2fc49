/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.faq.Faq;
import dev.parley.console.Pages;
import dev.parley.console.faq.FakeFaqs;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Visit;
import dev.parley.testkit.audit.MemoryAudit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MakingTest {

    private static final String ASKED = "how does one pay";

    private final FeedbackPage page = new FeedbackPage();
    private final FakeFaqs faqs = new FakeFaqs();
    private final MemoryAudit audit = new MemoryAudit();

    @BeforeEach
    void begin() {
        page.faqs = faqs;
        page.audit = audit;
        faqs.save(List.of(new Faq(0, "How do I pay?", "By card.", List.of(), 1, true, Instant.EPOCH)));
    }

    private Answer made(String... namesAndValues) {
        return page.act(Pages.sent("make", namesAndValues));
    }

    @Test
    void a_question_becomes_a_new_faq_with_what_was_found_before_and_now() {
        var shown = Pages.shown(made("asked", ASKED, "question", ASKED, "answer", "With money."));

        assertTrue(shown.contains("Before: nothing."));
        assertTrue(shown.contains("100 %"));
        assertEquals(2, faqs.edition().all().size());
        assertEquals(
                ASKED,
                audit.list(Optional.empty(), 1, Optional.empty()).items().get(0).subject());
    }

    @Test
    void a_question_becomes_another_phrasing() {
        made("asked", ASKED, "question", ASKED, "existing", "1");

        assertEquals(List.of(ASKED), faqs.edition().all().get(0).phrasings());
        assertEquals("By card.", faqs.edition().all().get(0).answer());
    }

    @Test
    void one_thing_or_the_other() {
        for (var wrong : List.of(
                new String[] {"asked", ASKED, "question", ASKED},
                new String[] {"asked", ASKED, "question", ASKED, "existing", "1", "answer", "With money."},
                new String[] {"asked", ASKED, "answer", "With money."},
                new String[] {"asked", ASKED, "question", ASKED, "existing", "99"},
                new String[] {"asked", ASKED, "question", "How do I pay?", "answer", "With money."})) {
            assertEquals(422, ((Answer.Here) made(wrong)).status());
        }
        assertEquals(1, faqs.edition().all().size());
        assertEquals(List.of(), faqs.edition().all().get(0).phrasings());
    }

    @Test
    void what_was_asked_is_text_in_the_form() {
        var shown = Pages.text(page.show(Visit.of(Pages.ADA, "asked", Pages.HOSTILE)));

        assertTrue(shown.contains("value=\"" + Pages.ESCAPED + "\""), shown);
    }
}
