/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationListener;
import dev.parley.api.conversation.ConversationStore.Head;
import dev.parley.api.conversation.Exchange;
import dev.parley.api.dialog.NoSuchConversation;
import dev.parley.lib.wire.BadInput;
import dev.parley.websocket.Frames.About;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects clients with the conversations that they follow. */
@Component(
        service = {Switchboard.class, ConversationListener.class},
        configurationPid = "parley.websocket")
@Designate(ocd = Config.class)
public final class Switchboard implements ConversationListener {

    private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

    private final Ports ports;
    private final Limits limits;
    private final Gate gate;
    private final Transcript transcript;
    private final Lanes lanes = new Lanes();
    private final Followers followers = new Followers();
    private final Speaking speaking;
    private final Pulse pulse;

    @Activate
    public Switchboard(@Reference(name = "ports") Ports ports, Config config) {
        this(ports, Config.Read.limits(config));
    }

    Switchboard(Ports ports, Limits limits) {
        this.ports = ports;
        this.limits = limits;
        this.gate = new Gate(limits.perUser(), limits.inAll());
        this.transcript = new Transcript(ports);
        this.speaking = new Speaking(ports, this, limits);
        this.pulse = new Pulse(ports);
    }

    /** What is begun is finished, but nobody waits for it. */
    @Deactivate
    void stop() {
        speaking.stop();
        pulse.stop();
        lanes.stop();
    }

    Limits limits() {
        return limits;
    }

    Gate gate() {
        return gate;
    }

    Speaking speaking() {
        return speaking;
    }

    /** How many connections follow this conversation. */
    int followers(UUID conversation) {
        return followers.of(conversation).size();
    }

    Connection connect(Visitor visitor, Line line, Limits its) {
        var connection = new Connection(visitor, line, its, speaking.turns());
        pulse.add(connection);
        return connection;
    }

    void disconnect(Connection connection) {
        pulse.remove(connection);
        connection.end();
        connection.feeds().forEach(this::leave);
    }

    /** Refuses what is not this visitor's, and what is not said yet. */
    void check(Visitor visitor, UUID conversation, int after) {
        var head = head(visitor, conversation);
        if (after > head.messages()) {
            throw new BadInput("after_seq is %d, but the last message of this conversation has the seq %d."
                    .formatted(after, head.messages()));
        }
    }

    /** Sends a connection every message of a conversation after this one, now and from now on. */
    void resume(Connection connection, UUID conversation, int after) {
        lane(connection, conversation, () -> {
            check(connection.visitor(), conversation, after);
            feed(connection, conversation, after).resume(after);
        });
    }

    /** Passes on to the user's other clients that this one's user is typing. */
    void typing(Connection connection, UUID conversation, boolean isTyping) {
        lane(connection, conversation, () -> {
            head(connection.visitor(), conversation);
            tellOthers(connection, conversation, Frames.typing(isTyping, conversation));
        });
    }

    /** Sends this to the user's clients that follow the conversation, and to this one whether it does or not. */
    void tell(Connection connection, Optional<UUID> conversation, Frame frame) {
        connection.send(frame);
        conversation.ifPresent(id -> tellOthers(connection, id, frame));
    }

    private void tellOthers(Connection connection, UUID conversation, Frame frame) {
        var user = connection.visitor().user();
        followers.of(conversation).stream()
                .map(Feed::connection)
                .filter(other ->
                        other != connection && other.visitor().user().id().equals(user.id()))
                .forEach(other -> other.send(frame));
    }

    /** Does something in the order in which this conversation goes on; what goes wrong, the connection is told. */
    void lane(Connection connection, UUID conversation, Runnable task) {
        lanes.of(conversation).execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                var about = new About(Optional.of(conversation), Optional.empty());
                connection.send(Frames.error(e, about));
            }
        });
    }

    /** The connection's feed of this conversation; a new one begins after this message. On the conversation's lane. */
    Feed feed(Connection connection, UUID conversation, int after) {
        return connection.feed(conversation).orElseGet(() -> {
            var feed = new Feed(conversation, connection, transcript, lanes);
            feed.from(after);
            follow(feed);
            return feed;
        });
    }

    /** Sends what was said in this turn once more, to this connection alone. On the conversation's lane. */
    void repeat(Connection connection, UUID conversation, int seq) {
        transcript.after(conversation, seq - 2, 2).forEach(connection::send);
    }

    @Override
    public void written(Conversation after, Exchange exchange) {
        var asking = speaking.asking();
        asking.ifPresent(Asking::written);
        if (asking.isPresent() || !followers.of(after.id()).isEmpty()) {
            lanes.of(after.id()).execute(() -> deliver(after.id(), exchange, asking.map(Asking::connection)));
        }
    }

    @Override
    public void erased(UUID conversation) {
        lanes.of(conversation).execute(() -> {
            followers.tell(conversation, Frames.erased(conversation));
            followers.of(conversation).forEach(this::leave);
        });
    }

    private void deliver(UUID conversation, Exchange exchange, Optional<Connection> asking) {
        try {
            var frames = transcript.live(conversation, exchange);
            asking.ifPresent(
                    connection -> feed(connection, conversation, frames.get(0).seq() - 1));
            followers.of(conversation).forEach(feed -> feed.live(frames));
        } catch (RuntimeException | Error e) {
            // It is in the store: whoever misses it reads it there with what comes next.
            LOG.warn("Conversation {} could not be passed on", conversation, e);
        }
    }

    /** A connection may end at any time. */
    private void follow(Feed feed) {
        var connection = feed.connection();
        connection.follow(feed);
        followers.add(feed);
        if (connection.isEnded()) {
            leave(feed);
        }
    }

    private void leave(Feed feed) {
        followers.remove(feed);
        feed.connection().forget(feed);
    }

    private Head head(Visitor visitor, UUID conversation) {
        return ports.conversations()
                .head(visitor.user(), conversation)
                .filter(head -> Audience.of(head.channel()) == visitor.audience())
                .orElseThrow(NoSuchConversation::new);
    }
}
