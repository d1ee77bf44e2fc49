/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {

    private final Scripts latin = Scripts.of(List.of("cancel CHG0030001", "a café, please"));

    @ParameterizedTest
    @ValueSource(strings = {"cancel it", "Änderung abbrechen", "go!", "отмена cancel the change", "CHG0030007 ✅"})
    void cover_what_is_mostly_written_like_the_examples(String text) {
        assertTrue(latin.cover(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "42 + 7", "🚀🔥", "変更をキャンセル", "отмените изменение CHG0030007", "أين المكتبة"})
    void do_not_cover_others_nor_what_has_no_words(String text) {
        assertFalse(latin.cover(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"отмените изменение", "変更"})
    void follow_the_examples(String text) {
        assertTrue(Scripts.of(List.of("изменить заявку", "変更を作成")).cover(text));
    }
}
