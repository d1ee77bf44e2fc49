/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.knowledge.Question;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import dev.parley.store.Migrations;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Bridges and questions for tests. */
final class Fixture {

    static final UUID CONVERSATION = UUID.fromString("11111111-2222-3333-4444-555555555555");
    static final String KEY = "sk-t0p-secret";

    private Fixture() {}

    static DataSource database() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Migrations.apply(database);
        return database;
    }

    /** @param more name, value, name, value… */
    static Map<String, Object> properties(String url, Object... more) {
        var properties =
                new HashMap<String, Object>(Map.of("url", url, ".key", KEY, "allow.private", true, "retries", 0));
        for (int i = 0; i < more.length; i += 2) {
            properties.put((String) more[i], more[i + 1]);
        }
        return properties;
    }

    static Bridge bridge(String url, Object... more) {
        return bridge(database(), InetAddress::getAllByName, properties(url, more));
    }

    static Bridge bridge(DataSource database, Guard.Names names, Map<String, Object> properties) {
        return bridge(database, names, (SSLSocketFactory) SSLSocketFactory.getDefault(), properties);
    }

    static Bridge bridge(DataSource database, Guard.Names names, SSLSocketFactory tls, Map<String, Object> properties) {
        var settings = Settings.of(properties);
        var guard = new Guard(names, settings.target().allowPrivate());
        return new Bridge(
                settings,
                new RemoteConversations(new Database(database), settings.name()),
                guard,
                new Wire(guard, tls, settings.limits()));
    }

    static Question question(String text) {
        return question(text, Duration.ofMinutes(1));
    }

    static Question question(String text, Duration patience) {
        return new Question(
                new User("ann@example.org", "Ann", Set.of()),
                CONVERSATION,
                text,
                Locale.ENGLISH,
                Audience.CUSTOMER,
                Instant.now().plus(patience),
                List::of);
    }

    static Question question(String text, Audience audience, Message... recent) {
        var given = question(text);
        return new Question(
                given.user(), CONVERSATION, text, Locale.ENGLISH, audience, given.deadline(), () -> List.of(recent));
    }

    static Message said(Sender sender, String text) {
        return new Message(UUID.randomUUID(), 1, sender, text, Instant.EPOCH, "{}");
    }
}
