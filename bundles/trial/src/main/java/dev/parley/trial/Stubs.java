/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.change.ChangeLinks;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangePlanning;
import dev.parley.api.change.ChangeWork;
import dev.parley.api.code.CodeHost;
import dev.parley.api.code.PullRequest;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.document.Documents;
import dev.parley.api.embed.VectorCache;
import dev.parley.api.faq.Faqs;
import dev.parley.api.feedback.Feedback;
import dev.parley.api.habit.Habits;
import dev.parley.api.handover.Desk;
import dev.parley.api.issue.IssueTracker;
import dev.parley.api.outbox.Outbox;
import dev.parley.api.outbox.SendLog;
import dev.parley.api.watch.Watches;
import dev.parley.testkit.change.MemoryChanges;
import dev.parley.testkit.code.MemoryCode;
import dev.parley.testkit.conversation.MemoryConversations;
import dev.parley.testkit.habit.MemoryHabits;
import dev.parley.testkit.handover.MemoryDesk;
import dev.parley.testkit.issue.MemoryIssues;
import dev.parley.testkit.outbox.MemoryOutbox;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/** What a trial has in place of the systems and the database outside: all in memory, and empty when it begins. */
final class Stubs implements AutoCloseable {

    private static final String REPOSITORY = "acme/pay";
    private static final int KNOWN = 50;

    private static final List<Class<?>> ABSENT = List.of(
            ChangeWork.class,
            ChangeLinks.class,
            Documents.class,
            Faqs.class,
            Feedback.class,
            SendLog.class,
            Watches.class);

    private final TrialClock clock = new TrialClock();
    private final MemoryChanges changes = new MemoryChanges(clock);
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private final BundleContext context;

    Stubs(BundleContext context) {
        this.context = context;
    }

    TrialClock clock() {
        return clock;
    }

    ChangeManagement changes() {
        return changes;
    }

    /** @param vectors of the outside, which the trial may use and add to */
    void register(VectorCache vectors) {
        var outbox = new MemoryOutbox(clock);
        register(Clock.class, clock);
        register(ChangeManagement.class, changes);
        register(ChangePlanning.class, new PlannedChanges(changes));
        register(IssueTracker.class, issues());
        register(CodeHost.class, code());
        register(Outbox.class, outbox);
        register(ConversationStore.class, new MemoryConversations(outbox));
        register(Habits.class, new MemoryHabits());
        register(Desk.class, new MemoryDesk());
        register(VectorCache.class, vectors);
        ABSENT.forEach(this::absent);
    }

    /** The issues PAY-1 to PAY-50. */
    private MemoryIssues issues() {
        var issues = new MemoryIssues(clock);
        IntStream.rangeClosed(1, KNOWN).forEach(i -> issues.open("Issue " + i, "An issue of a trial."));
        return issues;
    }

    /** The pull requests acme/pay#1 to acme/pay#50. */
    private MemoryCode code() {
        var code = new MemoryCode();
        IntStream.rangeClosed(1, KNOWN).mapToObj(this::pullRequest).forEach(code::put);
        return code;
    }

    private PullRequest pullRequest(int number) {
        return new PullRequest(
                REPOSITORY,
                number,
                "Pull request " + number,
                "A pull request of a trial.",
                "octocat",
                PullRequest.State.OPEN,
                false,
                Optional.of(true),
                "feature-" + number,
                "%040x".formatted(number),
                "main",
                List.of(),
                List.of(),
                PullRequest.Checks.NONE,
                List.of(),
                URI.create("https://github.com/%s/pull/%d".formatted(REPOSITORY, number)),
                clock.instant());
    }

    private <T> void absent(Class<T> port) {
        register(port, Absent.of(port));
    }

    private <T> void register(Class<T> port, T stub) {
        var properties =
                new Hashtable<String, Object>(Map.of(Borders.STUB, true, Constants.SERVICE_RANKING, Integer.MAX_VALUE));
        registrations.add(context.registerService(port, stub, properties));
    }

    @Override
    public void close() {
        registrations.forEach(ServiceRegistration::unregister);
        registrations.clear();
    }
}
