/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void has_its_script_and_its_style() {
        assertNotNull(new FaqsPage().getResource("/parley-faqs/res/faqs.js"));
        assertNotNull(new FeedbackPage().getResource("/parley-feedback/res/feedback.js"));
        assertNotNull(new DocumentsPage().getResource("/parley-documents/res/documents.js"));
        assertNotNull(new DocumentsPage().getResource("/parley-documents/res/console.css"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/parley-faqs",
                "/parley-faqs/res/none.js",
                "/parley-faqs/res/../dev/parley/console/Page.class",
                "/parley-faqs/dev/parley/console/Page.class",
                "/other/res/faqs.js"
            })
    void gives_nothing_else_away(String path) {
        assertNull(new FaqsPage().getResource(path));
    }
}
