/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.dialog;

import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.Message;
import dev.parley.api.intent.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** The engine. Turns of one conversation run one after another, turns of different ones side by side. */
@ProviderType
public interface Dialog {

    /**
     * Takes one turn.
     *
     * @throws NoSuchConversation if it does not exist, is another user's, or is held with another audience than that of
     *     the utterance's channel
     * @throws dev.parley.api.connector.Unavailable if the turn could not be stored: nothing was said
     */
    default Outcome say(Utterance utterance) {
        return say(utterance, piece -> {});
    }

    /**
     * Takes one turn, and passes on what is said as it is being written, where something writes piece by piece.
     *
     * @param pieces called on any thread, one after another, and never after this returned; what is returned counts, not
     *     what the pieces were
     */
    Outcome say(Utterance utterance, Consumer<String> pieces);

    /**
     * Says something that nobody asked for just now, once.
     *
     * @return false if it was said already, the conversation is gone, or it can't be said just now
     */
    boolean tell(Notice notice);

    /**
     * Says what a person has to say, in a conversation that was handed over.
     *
     * @param text the whole message, with the person's name in it
     * @return false if the conversation is gone
     * @throws dev.parley.api.connector.Unavailable if it could not be stored: nothing was said
     */
    boolean relay(UUID conversation, String text);

    /**
     * What the turn came to in which the bot said this.
     *
     * @param conversation whose message it is
     * @param replied a stored message of the bot's
     */
    Outcome outcome(UUID conversation, Message replied);

    /** How far this conversation has come. */
    Progress progress(Conversation conversation);

    /** What the slot with this name is about, where some deployed intent has one whose values can be looked for. */
    default Optional<Subject> subject(String slot) {
        return Optional.empty();
    }

    /**
     * What the deployed detectors take a text for, outside of any conversation and without anything being done. Those
     * that are not {@link dev.parley.api.detect.Detector#isFree free} are not asked.
     *
     * @param text 1 to {@value Utterance#LONGEST} characters after trimming
     * @param locale of whoever may have said it
     * @return best first; empty if nothing was found
     */
    List<Detection> detect(String text, Locale locale);

    /**
     * What each deployed detector that is {@link dev.parley.api.detect.Detector#isFree free} takes a text for, also
     * where an earlier one is sure: for admins who wonder.
     *
     * @param text 1 to {@value Utterance#LONGEST} characters after trimming
     * @param locale of whoever may have said it
     * @return in the order in which they are asked
     */
    default List<Opinion> opinions(String text, Locale locale) {
        return List.of();
    }
}
