/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.testkit.intent;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.Field;
import dev.parley.api.connector.ConnectorException;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Values;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The contract holds for a good intent, and notices each thing that can be wrong with a bad one. */
class IntentContractTest {

    private static final Slot<String> SUMMARY = Slot.text("summary", "summary", 100, "What is it?");
    private static final IntentSpec SPEC = IntentSpec.named("make")
            .title("make a change")
            .examples("make one", "make two", "make three")
            .slots(SUMMARY)
            .confirm("Make {summary}?");

    private static class Contract extends IntentContract {

        private final Supplier<IntentSpec> spec;
        private final BiFunction<ChangeManagement, Turn, Reply> handle;

        Contract(Supplier<IntentSpec> spec, BiFunction<ChangeManagement, Turn, Reply> handle) {
            this.spec = spec;
            this.handle = handle;
        }

        @Override
        protected Intent intent(ChangeManagement port) {
            return new Intent() {
                @Override
                public IntentSpec spec() {
                    return spec.get();
                }

                @Override
                public Reply handle(Turn turn) {
                    return handle.apply(port, turn);
                }
            };
        }

        @Override
        protected Values complete() {
            return Values.NONE.with("summary", "Restart payments");
        }
    }

    @Nested
    class OfAGoodIntent extends Contract {

        OfAGoodIntent() {
            super(() -> SPEC, IntentContractTest::make);
        }
    }

    private static Reply make(ChangeManagement port, Turn turn) {
        return make(port, turn, turn.draft().toString());
    }

    private static Reply make(ChangeManagement port, Turn turn, String correlation) {
        port.create(turn.user(), correlation, ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, turn.get(SUMMARY)));
        return Reply.answer("Made.");
    }

    private static Contract of(IntentSpec spec) {
        return new Contract(() -> spec, IntentContractTest::make);
    }

    private static Contract that(BiFunction<ChangeManagement, Turn, Reply> handles) {
        return new Contract(() -> SPEC, handles);
    }

    private static void notices(Executable rule) {
        assertThrows(AssertionError.class, rule);
    }

    @Test
    void notices_a_spec_that_changes() {
        notices(
                new Contract(() -> SPEC.title(UUID.randomUUID().toString()), IntentContractTest::make)
                        ::says_of_itself_always_the_same);
    }

    @Test
    void notices_a_title_that_does_not_follow_I_can() {
        for (String title : List.of("Make a change", "make a change.", "to make a change", "I can make a change", "")) {
            notices(of(SPEC.title(title))::has_a_title_that_follows_I_can);
        }
    }

    @Test
    void notices_too_few_examples() {
        notices(of(SPEC.examples("one", "two"))::has_three_or_more_examples);
        notices(of(SPEC.examples("one", "two", "two"))::has_three_or_more_examples);
        notices(of(SPEC.examples("one", "two", " "))::has_three_or_more_examples);
    }

    @Test
    void notices_a_prompt_that_is_no_sentence() {
        notices(
                of(SPEC.slots(Slot.text("summary", "summary", 100, "summary")))
                        ::asks_for_each_slot_in_a_whole_sentence);
    }

    @Test
    void notices_choices_that_mean_the_same() {
        var slot = Slot.choice("level", "level", "Which?", Option.of("1", "One", "top"), Option.of("2", "Two", "top"));
        notices(of(SPEC.slots(slot))::offers_only_choices_that_differ);
        var capital = Slot.choice("level", "level", "Which?", Option.of("1", "One", "Top"));
        notices(of(SPEC.slots(capital))::offers_only_choices_that_differ);
    }

    @Test
    void notices_a_confirmation_with_an_unknown_slot() {
        notices(of(SPEC.confirm("Make {thing}?"))::reads_back_only_slots_that_it_has);
        notices(of(SPEC.readOnly())::reads_back_only_slots_that_it_has);
    }

    @Test
    void notices_a_reply_that_is_none_or_not_an_intents() {
        notices(that((port, turn) -> null)::replies_with_an_answer_a_question_or_a_hand_off);
        notices(that((port, turn) -> Reply.answer(" "))::replies_with_an_answer_a_question_or_a_hand_off);
        notices(
                that((port, turn) -> new Reply.Failure("Oh.", List.of(), "1"))
                        ::replies_with_an_answer_a_question_or_a_hand_off);
        notices(
                that((port, turn) -> new Reply.Confirm("Sure?", List.of(), Map.of()))
                        ::replies_with_an_answer_a_question_or_a_hand_off);
        var other = Slot.text("other", "other", 10, "Which?");
        notices(
                that((port, turn) -> Reply.askAgain(other, "No. Which?"))
                        ::replies_with_an_answer_a_question_or_a_hand_off);
    }

    @Test
    void notices_a_write_that_was_not_announced() {
        notices(of(SPEC.readOnly())::writes_if_it_says_so_and_only_then);
        notices(that((port, turn) -> Reply.answer("Made."))::writes_if_it_says_so_and_only_then);
    }

    @Test
    void notices_a_second_write_for_one_draft() {
        notices(
                that((port, turn) -> make(port, turn, UUID.randomUUID().toString()))
                        ::writes_once_though_it_is_called_again_for_the_same_draft);
    }

    @Test
    void notices_a_failure_that_is_swallowed() {
        notices(that((port, turn) -> {
            try {
                return make(port, turn);
            } catch (ConnectorException e) {
                return Reply.answer("An error occurred.");
            }
        })::lets_the_failure_of_a_connector_pass);
    }
}
