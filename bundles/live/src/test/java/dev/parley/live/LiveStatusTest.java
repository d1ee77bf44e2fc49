/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.code.PullRequest;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.Message;
import dev.parley.api.dialog.Detection;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.dialog.Notice;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.dialog.Progress;
import dev.parley.api.dialog.Utterance;
import dev.parley.api.user.User;
import dev.parley.api.watch.Subject;
import dev.parley.api.watch.Watch;
import dev.parley.api.watch.Watches;
import dev.parley.testkit.change.MemoryChanges;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LiveStatusTest {

    private static final User ADA = new User("ada", "Ada", Set.of());

    private final List<Notice> told = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();
    private final List<Watch> ended = new ArrayList<>();
    private final MemoryChanges changes = new MemoryChanges(Clock.systemUTC());
    private final LiveStatus live = new LiveStatus(new Kept(), new Told(), Duration.ofMinutes(1))
            .asking(List.of(changes), List.of(), List.of());

    private final class Told implements Dialog {

        @Override
        public Outcome say(Utterance utterance, Consumer<String> pieces) {
            throw new AssertionError();
        }

        @Override
        public boolean tell(Notice notice) {
            return told.add(notice);
        }

        @Override
        public boolean relay(UUID conversation, String text) {
            throw new AssertionError();
        }

        @Override
        public Outcome outcome(UUID conversation, Message replied) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Progress progress(Conversation conversation) {
            throw new AssertionError();
        }

        @Override
        public List<Detection> detect(String text, Locale locale) {
            throw new AssertionError();
        }
    }

    private final class Kept implements Watches {

        @Override
        public List<Watch> due(Duration interval, int limit) {
            return List.of();
        }

        @Override
        public void heard(Subject subject) {
            throw new AssertionError();
        }

        @Override
        public void note(Watch watch, String state) {
            noted.add(state);
        }

        @Override
        public void end(Watch watch) {
            ended.add(watch);
        }

        @Override
        public boolean isNew(String source, String id) {
            throw new AssertionError();
        }
    }

    private static Watch watch(Subject.Kind kind, String key, String state, String about) {
        return new Watch(UUID.randomUUID(), ADA.id(), new Subject(kind, key), state, about);
    }

    private String created() {
        var fields = ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart payments");
        return changes.create(ADA, "one", fields).number();
    }

    @Test
    void tells_that_a_change_has_moved() {
        var number = created();
        var watch = watch(Subject.Kind.CHANGE, number, "New", "");
        live.look(watch);
        assertEquals(List.of(), told, "nothing has changed");

        changes.move(ADA, number, ChangeState.ASSESS);
        live.look(watch);

        assertEquals(
                number + " \"Restart payments\" is in state Assess now.",
                told.get(0).text().apply(Locale.ENGLISH));
        assertEquals("Assess", told.get(0).state());
        assertEquals(watch, told.get(0).watch());
        assertEquals(List.of(), ended);
    }

    @Test
    void tells_the_same_in_german_and_remembers_it_without_a_language() {
        var number = created();
        changes.move(ADA, number, ChangeState.ASSESS);
        live.look(watch(Subject.Kind.CHANGE, number, "New", ""));
        assertEquals(
                number + " „Restart payments“ ist jetzt im Status In Bewertung.",
                told.get(0).text().apply(Locale.GERMANY));
        assertEquals("Assess", told.get(0).state());
    }

    @Test
    void stops_following_what_is_over() {
        var number = created();
        changes.cancel(ADA, number, "Not needed.");
        live.look(watch(Subject.Kind.CHANGE, number, "Canceled", ""));
        assertEquals(List.of(), told, "the user did it here");
        assertEquals(1, ended.size());
    }

    @Test
    void stops_following_what_is_gone_but_not_what_nobody_can_be_asked_for() {
        live.look(watch(Subject.Kind.ISSUE, "PAY-12", "Open", "CHG0030001"));
        assertEquals(List.of(), ended);
        live.look(watch(Subject.Kind.CHANGE, "CHG0039999", "New", ""));
        assertEquals(1, ended.size());
    }

    @Test
    void says_nothing_of_what_it_cannot_ask_for() {
        var away = (ChangeManagement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ChangeManagement.class}, (proxy, method, arguments) -> {
                    throw new Unavailable("ServiceNow", Duration.ofSeconds(1), null);
                });
        live.asking(List.of(away), List.of(), List.of());
        live.look(watch(Subject.Kind.CHANGE, "CHG0030001", "New", ""));
        live.look(watch(Subject.Kind.ISSUE, "PAY-12", "Open", "CHG0030001"));
        assertEquals(List.of(), told);
        assertEquals(List.of(), ended);
    }

    @Test
    void tells_news_of_a_pull_request_but_not_that_its_checks_run() {
        var name = "acme/pay#41";
        seen(watch(Subject.Kind.PULL_REQUEST, name, "", "CHG1"), pull(PullRequest.State.OPEN, List.of(), List.of()));
        assertEquals(List.of("open, checks passed"), noted, "the first look is no news");
        seen(
                watch(Subject.Kind.PULL_REQUEST, name, "open, checks passed", "CHG1"),
                pull(PullRequest.State.OPEN, List.of(), List.of("build")));
        assertEquals(List.of(), told);
        seen(
                watch(Subject.Kind.PULL_REQUEST, name, "open, checks pending", "CHG1"),
                pull(PullRequest.State.OPEN, List.of("build"), List.of()));
        assertEquals(
                "Pull request acme/pay#41 \"Restart\", linked to CHG1, is open, checks failed: build now.",
                told.get(0).text().apply(Locale.ENGLISH));
        seen(
                watch(Subject.Kind.PULL_REQUEST, name, "open, checks passed", "CHG1"),
                pull(PullRequest.State.MERGED, List.of(), List.of()));
        assertEquals(
                "Pull request acme/pay#41 \"Restart\", linked to CHG1, is merged now.",
                told.get(1).text().apply(Locale.ENGLISH));
        assertEquals(1, ended.size());
    }

    private void seen(Watch watch, PullRequest request) {
        live.asking(List.of(), List.of(), List.of(new OnePullRequest(request))).look(watch);
    }

    private static PullRequest pull(PullRequest.State state, List<String> failed, List<String> pending) {
        return new PullRequest(
                "acme/pay",
                41,
                "Restart",
                "",
                "ana",
                state,
                false,
                Optional.empty(),
                "fix",
                "abc",
                "main",
                List.of(),
                List.of(),
                new PullRequest.Checks(1, failed, pending),
                List.of(),
                URI.create("https://github.com/acme/pay/pull/41"),
                Instant.EPOCH);
    }
}
