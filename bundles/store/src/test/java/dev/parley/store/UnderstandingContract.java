/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.dialog.NoSuchConversation;
import dev.parley.api.embed.VectorCache;
import dev.parley.api.habit.Habits;
import dev.parley.api.handover.Desk;
import dev.parley.api.handover.HandOver;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import dev.parley.testkit.embed.VectorCacheContract;
import dev.parley.testkit.habit.HabitsContract;
import dev.parley.testkit.handover.DeskContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the store keeps for understanding people, on each of its databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UnderstandingContract {

    private Databases.Open database;

    abstract Settings settings(Path directory);

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        database = Databases.open(settings(directory));
    }

    @AfterAll
    void close() {
        database.close();
    }

    private int count(String table, String column, String value) {
        return new Database(database.source())
                .read(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table + " WHERE " + column + " = ?")
                        .bind(0, value)
                        .mapTo(Integer.class)
                        .one());
    }

    @Nested
    class Vectors extends VectorCacheContract {

        @Override
        protected VectorCache vectors() {
            return new JdbiVectors(database.source());
        }

        private static Map<String, float[]> vectors(int from, int to) {
            return IntStream.rangeClosed(from, to).boxed().collect(Collectors.toMap(String::valueOf, i ->
                    new float[] {i}));
        }

        private static Set<String> texts(int from, int to) {
            return vectors(from, to).keySet();
        }

        @Test
        void drops_those_that_came_first() {
            var model = "small-" + UUID.randomUUID();
            var small = new JdbiVectors(database.source(), 10);
            small.keep(model, vectors(1, 4));
            small.keep(model, vectors(5, 10));
            assertEquals(texts(1, 10), small.find(model, texts(1, 20)).keySet(), "there is room for them");

            small.keep(model, vectors(5, 14));
            assertEquals(texts(5, 14), small.find(model, texts(1, 20)).keySet());
            small.keep(model + "-other", vectors(1, 10));
            assertEquals(0, count("sentence_vector", "model", model), "whatever model they are of");
        }
    }

    @Nested
    class WhatUsersDid extends HabitsContract {

        @Override
        protected Habits habits() {
            return new JdbiHabits(database.source());
        }

        @Test
        void leaves_no_row_that_is_not_read() {
            var user = UUID.randomUUID().toString();
            for (int i = 0; i < 2 * Habits.MOST; i++) {
                habits().remember(user, "a", List.of("x" + i, "y" + i), Map.of("slot", "" + i), Instant.now());
            }
            assertEquals(Habits.MOST, count("habit_thing", "user_id", user));
            assertEquals(Habits.MOST, count("habit_choice", "user_id", user));

            habits().forget(user);
            assertEquals(0, count("habit_thing", "user_id", user) + count("habit_choice", "user_id", user));
        }
    }

    @Nested
    class WhoWaits extends DeskContract {

        private final JdbiConversations conversations =
                new JdbiConversations(database.source(), new Listeners(), Duration.ofDays(7));

        /** Another node's each time. */
        @Override
        protected Desk desk() {
            return new JdbiDesk(database.source());
        }

        @Override
        protected UUID conversation() {
            var id = UUID.randomUUID();
            Talk.turn(conversations, id, Optional.empty());
            return id;
        }

        private static HandOver wanted(UUID conversation) {
            return new HandOver(
                    UUID.randomUUID(),
                    conversation,
                    "ada",
                    "Ada",
                    "asked",
                    Optional.empty(),
                    Instant.now(),
                    Optional.empty());
        }

        @Test
        void goes_with_its_conversation() {
            var conversation = conversation();
            var closed = desk().open(wanted(conversation));
            assertTrue(desk().close(closed.id(), Instant.now()));
            var open = desk().open(wanted(conversation));
            Talk.turn(conversations, conversation, Optional.empty());
            assertEquals(Optional.of(open), desk().find(open.id()), "a conversation that goes on keeps it");

            assertTrue(conversations.erase(new User("ada", "Ada", Set.of()), conversation));

            assertEquals(Optional.empty(), desk().find(closed.id()));
            assertEquals(Optional.empty(), desk().find(open.id()));
        }

        @Test
        void is_of_a_conversation_that_there_is() {
            assertThrows(NoSuchConversation.class, () -> desk().open(wanted(UUID.randomUUID())));
        }
    }
}
