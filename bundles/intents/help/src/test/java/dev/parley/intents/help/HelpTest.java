/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.change.ChangeManagement;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Values;
import dev.parley.testkit.intent.IntentContract;
import dev.parley.testkit.intent.Localized;
import dev.parley.testkit.intent.Turns;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HelpTest extends IntentContract {

    private record Other(IntentSpec spec) implements Intent {

        @Override
        public Reply handle(Turn turn) {
            throw new AssertionError("nobody asked for this");
        }
    }

    @Override
    protected Intent intent(ChangeManagement port) {
        return new Help();
    }

    @Override
    protected Values complete() {
        return Values.NONE;
    }

    private static Other other(String name, String title, String... examples) {
        return new Other(IntentSpec.named(name).title(title).examples(examples));
    }

    private static Reply help(List<? extends Intent> intents) {
        var help = new Help();
        help.intents = List.copyOf(intents);
        return help.handle(Turns.of(Values.NONE));
    }

    @Test
    void tells_what_the_deployed_intents_do_with_an_example_each() {
        var reply = help(List.of(
                other("walk", "walk the dog", "walk Rex", "take Rex out"), other("feed", "feed the cat", "feed Tom")));
        assertEquals("""
                I can
                feed the cat: "feed Tom"
                walk the dog: "walk Rex\"""", reply.text());
        assertEquals(List.of(QuickReply.of("feed Tom"), QuickReply.of("walk Rex")), reply.quickReplies());
    }

    @Test
    void says_so_if_there_is_nothing() {
        assertEquals(
                "I can't do anything yet: no skill is installed.",
                help(List.of()).text());
    }

    @Test
    void is_not_kept_from_helping_by_a_broken_intent() {
        Intent broken = new Intent() {
            @Override
            public IntentSpec spec() {
                throw new NoClassDefFoundError("gone");
            }

            @Override
            public Reply handle(Turn turn) {
                throw new AssertionError("nobody asked for this");
            }
        };
        assertEquals(
                "I can\nfeed the cat: \"feed Tom\"",
                help(List.of(broken, other("feed", "feed the cat", "feed Tom"))).text());
    }

    @Test
    void leaves_out_what_says_nothing_of_itself() {
        assertEquals(
                "I can\nfeed the cat: \"feed Tom\"",
                help(List.of(other("mute", "do nothing"), other("feed", "feed the cat", "feed Tom")))
                        .text());
    }

    @Test
    void is_no_wall_of_text() {
        var reply = help(IntStream.range(0, 500)
                .mapToObj(i -> other("do" + i, "do thing " + i, "do " + i))
                .toList());
        assertEquals(14, reply.text().lines().count());
        assertTrue(reply.text().endsWith("\nand 488 things more."), reply.text());
        assertEquals(4, reply.quickReplies().size());
    }

    @Test
    void speaks_german_where_the_intents_do() throws Exception {
        Localized.assertWhole(new Help(), Locale.GERMAN);
        var help = new Help();
        help.intents = List.of(new Help(), other("feed", "feed the cat", "feed Tom"));
        var reply = help.handle(Localized.in(Locale.GERMAN, Turns.of(Values.NONE)));
        assertEquals("Ich kann\nfeed the cat: „feed Tom“\nhelfen: „Hilfe“", reply.text());
        assertEquals(List.of(QuickReply.of("feed Tom"), QuickReply.of("Hilfe")), reply.quickReplies());
    }
}
