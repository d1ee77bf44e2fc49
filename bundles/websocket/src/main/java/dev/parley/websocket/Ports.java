/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import dev.parley.api.chatbot.Chatbot;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.user.SignIn;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What sockets speak for. The references are optional and dynamic, against the habit of the house: thousands of sockets
 * stay open while something is replaced, and what is missing is unavailable.
 */
@Component(service = Ports.class)
public final class Ports {

    private static final Logger LOG = LoggerFactory.getLogger(Ports.class);
    private static final Duration SOON = Duration.ofSeconds(2);

    @Reference(name = "dialog", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Dialog dialog;

    @Reference(name = "conversations", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile ConversationStore conversations;

    @Reference(name = "signIn", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile SignIn signIn;

    @Reference(name = "chatbot", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Chatbot chatbot;

    Dialog dialog() {
        return present(dialog, "The dialog engine");
    }

    ConversationStore conversations() {
        return present(conversations, "The conversation store");
    }

    SignIn signIn() {
        return present(signIn, "Sign-in");
    }

    /** Whether a session still holds; while nobody can say, it does. */
    boolean isSignedIn(Visitor visitor) {
        try {
            return signIn().user(visitor.token()).isPresent();
        } catch (RuntimeException unavailable) {
            LOG.debug("A session could not be checked", unavailable);
            return true;
        }
    }

    Optional<Chatbot> chatbot() {
        return Optional.ofNullable(chatbot);
    }

    private static <T> T present(T service, String name) {
        if (service == null) {
            throw new Unavailable(name, SOON, null);
        }
        return service;
    }
}
