/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.live;

import dev.parley.api.change.ChangeManagement;
import dev.parley.api.code.CodeHost;
import dev.parley.api.code.CodeSlots;
import dev.parley.api.connector.ConnectorException;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.dialog.Notice;
import dev.parley.api.issue.IssueTracker;
import dev.parley.api.user.User;
import dev.parley.api.watch.Watch;
import dev.parley.api.watch.Watches;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks other systems how the things stand that conversations follow, regularly and when a webhook says that something has
 * happened, and tells the conversations. What webhooks say is never taken for true: the system itself is asked.
 */
@Component(configurationPid = "parley.live", immediate = true, service = LiveStatus.class)
@Designate(ocd = LiveStatus.Config.class)
public final class LiveStatus {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStatus.class);
    private static final int AT_ONCE = 20;
    private static final int THREADS = 4;
    private static final long EVERY_MILLIS = 1000;

    @ObjectClassDefinition(
            id = "parley.live",
            name = "Parley: live status",
            description =
                    "How changes, issues and pull requests are followed that were made or linked in a conversation.")
    @interface Config {

        @AttributeDefinition(
                name = "Ask again after",
                description = "In seconds. Where webhooks are set up, this is only for those that got lost.",
                min = "5",
                max = "86400")
        int intervalSeconds() default 60;
    }

    private final Watches watches;
    private final Dialog dialog;
    private final Duration interval;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, task -> {
        var thread = new Thread(task, "parley-live");
        thread.setDaemon(true);
        return thread;
    });

    @Reference(name = "changes", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<ChangeManagement> changes = List.of();

    @Reference(name = "issues", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<IssueTracker> issues = List.of();

    @Reference(name = "code", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<CodeHost> code = List.of();

    @Activate
    public LiveStatus(
            @Reference(name = "watches") Watches watches, @Reference(name = "dialog") Dialog dialog, Config config) {
        this(watches, dialog, Duration.ofSeconds(config.intervalSeconds()));
        threads.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    LiveStatus(Watches watches, Dialog dialog, Duration interval) {
        this.watches = watches;
        this.dialog = dialog;
        this.interval = interval;
    }

    /** With these systems. */
    LiveStatus asking(List<ChangeManagement> some, List<IssueTracker> trackers, List<CodeHost> hosts) {
        changes = some;
        issues = trackers;
        code = hosts;
        return this;
    }

    @Deactivate
    void stop() {
        threads.shutdownNow();
    }

    /** Takes what is due; a system that is slow keeps no more than a few threads. */
    private void look() {
        try {
            watches.due(interval, AT_ONCE).forEach(watch -> threads.execute(() -> look(watch)));
        } catch (ConnectorException e) {
            LOG.debug("What is followed cannot be read", e);
        } catch (RuntimeException e) {
            LOG.warn("What is followed cannot be looked after", e);
        }
    }

    /** Looks at one thing, once. */
    void look(Watch watch) {
        try {
            sighting(watch).ifPresentOrElse(sighting -> heard(watch, sighting), () -> missed(watch));
        } catch (ConnectorException e) {
            LOG.debug(
                    "{} {} cannot be asked for",
                    watch.subject().kind(),
                    watch.subject().key(),
                    e);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} {} cannot be followed",
                    watch.subject().kind(),
                    watch.subject().key(),
                    e);
        }
    }

    /** What those who would know do not know is gone, or not for this user any more. */
    private void missed(Watch watch) {
        var asked =
                switch (watch.subject().kind()) {
                    case CHANGE -> changes;
                    case ISSUE -> issues;
                    case PULL_REQUEST -> code;
                };
        if (!asked.isEmpty()) {
            watches.end(watch);
        }
    }

    private Optional<Sighting> sighting(Watch watch) {
        var key = watch.subject().key();
        return switch (watch.subject().kind()) {
            case CHANGE -> {
                var user = new User(watch.userId(), watch.userId(), Set.of());
                yield changes.stream()
                        .flatMap(one -> one.find(user, key).stream())
                        .map(Sighting::of)
                        .findFirst();
            }
            case ISSUE ->
                issues.stream()
                        .flatMap(one -> one.find(key).stream())
                        .map(Sighting::of)
                        .findFirst();
            case PULL_REQUEST ->
                code.stream()
                        .flatMap(one -> one.pullRequest(CodeSlots.repository(key), CodeSlots.number(key)).stream())
                        .map(Sighting::of)
                        .findFirst();
        };
    }

    private void heard(Watch watch, Sighting now) {
        if (isTold(watch, now) && now.over()) {
            watches.end(watch);
        }
    }

    /** Whether the conversation knows now. */
    private boolean isTold(Watch watch, Sighting now) {
        if (now.state().equals(watch.state())) {
            return true;
        } else if (watch.state().isEmpty() || !now.news()) {
            watches.note(watch, now.state());
            return true;
        }
        return dialog.tell(
                new Notice(watch, now.state(), locale -> now.sentence().in(locale, watch.about()), now.change()));
    }
}
