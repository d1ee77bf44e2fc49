/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationListener;
import dev.parley.api.conversation.Exchange;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who hear what is written, told once it is durable. */
@Component(service = Listeners.class)
public final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<ConversationListener> listeners = new CopyOnWriteArrayList<>();

    @Reference(
            name = "listeners",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "remove")
    void add(ConversationListener listener) {
        listeners.add(listener);
    }

    void remove(ConversationListener listener) {
        listeners.remove(listener);
    }

    void written(Conversation after, Exchange exchange) {
        tell(listener -> listener.written(after, exchange));
    }

    void erased(Collection<UUID> conversations) {
        conversations.forEach(id -> tell(listener -> listener.erased(id)));
    }

    /** What was written stays written, whatever becomes of those who hear it. */
    private void tell(Consumer<ConversationListener> news) {
        for (var listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException | LinkageError e) {
                LOG.warn(
                        "{} could not take in what was written",
                        listener.getClass().getName(),
                        e);
            }
        }
    }
}
