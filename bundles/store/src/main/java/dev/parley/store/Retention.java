/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.connector.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases what is older than the setting says, now and once an hour. */
@Component(
        configurationPid = "parley.retention",
        immediate = true,
        service = {})
@Designate(ocd = Retention.Config.class)
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration INTERVAL = Duration.ofHours(1);

    @ObjectClassDefinition(
            id = "parley.retention",
            name = "Parley: retention",
            description = "How long is kept what people said, and what admins did.")
    @interface Config {

        @AttributeDefinition(
                name = "Days",
                description = "Conversations that nobody continued for so many days are erased, with all that was said,"
                        + " votes and questions. 0 keeps them for ever.",
                min = "0",
                max = "36500")
        int conversationDays() default 0;

        @AttributeDefinition(
                name = "Days of the audit",
                description = "For how many days is kept what admins did.",
                min = "30",
                max = "36500")
        int auditDays() default 730;
    }

    private final OldConversations old;
    private final JdbiAudit audit;
    private final int days;
    private final int auditDays;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var daemon = new Thread(task, "parley-retention");
        daemon.setDaemon(true);
        return daemon;
    });

    @Activate
    public Retention(
            @Reference(name = "source", target = "(name=parley)") DataSource source,
            @Reference(name = "listeners") Listeners listeners,
            Config config) {
        this(source, listeners, config.conversationDays(), config.auditDays());
    }

    Retention(DataSource source, Listeners listeners, int days, int auditDays) {
        this.days = days;
        this.auditDays = auditDays;
        this.old = new OldConversations(source, listeners, () -> !thread.isShutdown());
        this.audit = new JdbiAudit(source);
        thread.scheduleWithFixedDelay(this::erase, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void erase() {
        try {
            int conversations = days > 0 ? old.erase(before(days)) : 0;
            int orphans = old.eraseOrphans();
            if (conversations + orphans > 0) {
                LOG.info("Erased {} conversations older than {} days", conversations, days);
            }
            int audited = audit.erase(before(auditDays));
            if (audited > 0) {
                LOG.info("Erased {} entries of the audit older than {} days", audited, auditDays);
            }
        } catch (Unavailable e) {
            LOG.debug("The database is away; what is too old is erased later");
        } catch (RuntimeException e) {
            LOG.error("What is too old could not be erased", e);
        }
    }

    private static Instant before(int days) {
        return Instant.now().minus(Duration.ofDays(days));
    }

    /** Does not wait, and does not interrupt: H2 would close its file. A transaction that runs comes to its end. */
    @Deactivate
    public void close() {
        thread.shutdown();
    }
}
