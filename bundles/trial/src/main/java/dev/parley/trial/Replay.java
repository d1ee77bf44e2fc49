/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.deployment.Trials.Replayed;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.dialog.Utterance;
import dev.parley.api.user.User;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Says the user's part of a conversation again, each message at its time. Names that the bot gave to what was made
 * then, such as CHG0030007, stand for those it gives in the replay.
 */
final class Replay {

    private final User user = new User(UUID.randomUUID().toString(), "Replay", Set.of());
    private final Dialog dialog;
    private final TrialClock clock;
    private final String channel;
    private final Renamed names = new Renamed();
    private final List<Replayed> replayed = new ArrayList<>();
    private Optional<UUID> conversation = Optional.empty();

    Replay(Dialog dialog, TrialClock clock, String channel) {
        this.dialog = dialog;
        this.clock = clock;
        this.channel = channel;
    }

    /** @param messages of the whole conversation, in order */
    List<Replayed> of(List<Message> messages) {
        for (int i = 0; i < messages.size() && !Thread.currentThread().isInterrupted(); i++) {
            var said = messages.get(i);
            if (said.sender() == Sender.USER) {
                var next = messages.subList(i + 1, messages.size()).stream()
                        .findFirst()
                        .filter(message -> message.sender() == Sender.BOT);
                say(said, next);
            }
        }
        return replayed;
    }

    private void say(Message said, Optional<Message> answer) {
        var noted = Noted.of(said);
        var form = noted.texts("form");
        form.replaceAll((slot, value) -> names.now(value));
        clock.stopAt(said.timestamp());
        var outcome = dialog.say(new Utterance(
                user,
                conversation,
                form.isEmpty() ? names.now(said.text()) : "",
                Optional.empty(),
                form,
                channel,
                noted.text("language").map(Locale::forLanguageTag),
                noted.text("time_zone").map(ZoneId::of)));
        conversation = Optional.of(outcome.conversation());
        var before = answer.map(Message::text).orElse("");
        names.learn(before, outcome.reply().text());
        replayed.add(new Replayed(
                said.text(),
                answer.flatMap(message -> Noted.of(message).text("intent")).orElse(""),
                before,
                outcome.progress().intent(),
                names.then(outcome.reply().text())));
    }
}
