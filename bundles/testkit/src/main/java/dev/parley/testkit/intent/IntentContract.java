/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.intent;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.change.ChangeManagement;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Values;
import dev.parley.testkit.change.MemoryChanges;
import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds for every intent. The test of an intent extends it. */
public abstract class IntentContract {

    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

    protected final MemoryChanges changes = new MemoryChanges(Turns.CLOCK);

    /** The intent, working on these changes, or on none. */
    protected abstract Intent intent(ChangeManagement port);

    /** Values that the intent can be carried out with; puts into {@link #changes} what there has to be for it. */
    protected abstract Values complete();

    @Test
    void says_of_itself_always_the_same() {
        var intent = intent(changes);
        assertEquals(intent.spec(), intent.spec());
    }

    @Test
    void has_a_title_that_follows_I_can() {
        var title = intent(changes).spec().title();
        assertTrue(title.matches("[a-z].*[^.!? ]"), title);
        assertFalse(title.matches("(to|can|i can) .*"), title);
    }

    @Test
    void has_three_or_more_examples() {
        var examples = intent(changes).spec().examples();
        assertTrue(examples.size() >= 3, () -> "examples: " + examples);
        assertEquals(examples.size(), new HashSet<>(examples).size(), "examples are all different");
        assertTrue(examples.stream().noneMatch(String::isBlank), () -> "examples: " + examples);
    }

    @Test
    void asks_for_each_slot_in_a_whole_sentence() {
        assertAll(intent(changes).spec().slots().stream().map(slot -> () -> {
            assertTrue(slot.prompt().matches("(?s)\\p{Lu}.*[?.]"), slot.name() + ": " + slot.prompt());
            assertFalse(slot.label().isBlank(), slot.name());
        }));
    }

    @Test
    void offers_only_choices_that_differ() {
        for (Slot<?> slot : intent(changes).spec().slots()) {
            if (slot.type() instanceof SlotType.Choice choice) {
                var words = new HashSet<String>();
                for (var option : choice.options()) {
                    assertTrue(words.add(option.value()), slot.name() + ": " + option.value());
                    option.synonyms().stream()
                            .filter(word -> !word.equals(option.value()))
                            .forEach(word -> assertTrue(
                                    words.add(word) && word.equals(word.toLowerCase()), slot.name() + ": " + word));
                }
            }
        }
    }

    @Test
    void reads_back_only_slots_that_it_has() {
        var spec = intent(changes).spec();
        spec.confirmation().ifPresent(confirmation -> {
            assertTrue(spec.writes(), "an intent that changes nothing needs no confirmation");
            PLACE.matcher(confirmation.question())
                    .results()
                    .forEach(place -> assertTrue(spec.slot(place.group(1)).isPresent(), place.group()));
        });
    }

    @Test
    void replies_with_an_answer_a_question_or_a_hand_off() {
        var values = complete();
        var intent = intent(changes);
        var reply = intent.handle(Turns.of(values));
        assertNotNull(reply);
        assertFalse(reply instanceof Reply.Confirm || reply instanceof Reply.Failure, reply::toString);
        assertFalse(reply.text().isBlank());
        if (reply instanceof Reply.Ask ask) {
            assertTrue(intent.spec().slot(ask.slot()).isPresent(), ask::slot);
        }
    }

    @Test
    void writes_if_it_says_so_and_only_then() {
        var values = complete();
        var before = changes.content();
        var intent = intent(changes);
        intent.handle(Turns.of(values));
        if (intent.spec().writes()) {
            assertNotEquals(before, changes.content());
        } else {
            assertEquals(before, changes.content());
        }
    }

    @Test
    void writes_once_though_it_is_called_again_for_the_same_draft() {
        var values = complete();
        var intent = intent(changes);
        var draft = UUID.randomUUID();
        intent.handle(Turns.of(Turns.ANNA, draft, values));
        var once = changes.content();
        intent.handle(Turns.of(Turns.ANNA, draft, values));
        assertEquals(once, changes.content());
    }

    @Test
    void lets_the_failure_of_a_connector_pass() {
        var values = complete();
        var intent = intent(changes);
        int before = changes.calls();
        intent.handle(Turns.of(values));
        boolean usesChanges = changes.calls() > before;
        var failure = new Unavailable("ServiceNow", Duration.ofSeconds(1), null);
        changes.fail(() -> failure);
        if (usesChanges) {
            assertSame(failure, assertThrows(Unavailable.class, () -> intent.handle(Turns.of(values))));
        } else {
            assertDoesNotThrow(() -> intent.handle(Turns.of(values)));
        }
    }
}
