/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.embed.SentenceModel;
import dev.parley.api.embed.VectorCache;
import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs;
import dev.parley.lib.jdbi.Database;
import dev.parley.lib.jdbi.Duplicate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps FAQs in the table {@code faq}, and all of them in memory, where they are read and searched. What other nodes
 * change is seen by the row {@code faq} of {@code revision}.
 */
@Component(immediate = true)
public final class JdbiFaqs implements Faqs {

    private static final Logger LOG = LoggerFactory.getLogger(JdbiFaqs.class);

    /** How often to ask what other nodes have changed. */
    static final Duration LOOK = Duration.ofSeconds(2);

    private static final Duration LEARN = Duration.ofMillis(250);

    private record Written<R>(R result, Edition edition) {}

    private final Database database;
    private final Index index;
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "parley-faq");
        thread.setDaemon(true);
        return thread;
    });

    @Reference(name = "models", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<SentenceModel> models = List.of();

    private volatile boolean isBegun;

    @Activate
    public JdbiFaqs(
            @Reference(name = "source", target = "(name=parley)") DataSource source,
            @Reference(name = "vectors") VectorCache vectors) {
        this(source, vectors, LOOK);
    }

    JdbiFaqs(DataSource source, VectorCache vectors, Duration look) {
        this.database = new Database(source);
        this.index = new Index(() -> models.stream().findFirst(), vectors);
        look();
        background.scheduleWithFixedDelay(this::look, look.toMillis(), look.toMillis(), TimeUnit.MILLISECONDS);
        background.scheduleWithFixedDelay(index::learn, 0, LEARN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** With this model, or none. */
    JdbiFaqs with(List<SentenceModel> some) {
        models = List.copyOf(some);
        return this;
    }

    @Deactivate
    void stop() {
        background.shutdownNow();
    }

    @Override
    public Edition edition() {
        return searched().edition();
    }

    @Override
    public List<Found> search(String text, int limit) {
        return searched().search(text, limit);
    }

    /** Whether what is searched now is searched by what it means, too. */
    boolean isLearned() {
        return searched().isLearned();
    }

    private Searched searched() {
        return index.searched().orElseThrow(() -> new Unavailable("the database", LOOK, null));
    }

    @Override
    public List<Faq> save(List<Faq> faqs) {
        var drafts = new Drafts(faqs);
        if (faqs.isEmpty()) {
            return List.of();
        }
        var written = write(table -> drafts.write(table, Instant.now()));
        var kept = written.edition().all().stream().collect(Collectors.toMap(Faq::id, faq -> faq));
        return written.result().stream().map(kept::get).toList();
    }

    @Override
    public boolean remove(long id) {
        try {
            write(table -> known(table.delete(id), id));
            return true;
        } catch (NoSuchElementException e) {
            return false;
        }
    }

    @Override
    public void arrange(List<Long> ids) {
        write(table -> {
            var before = table.order();
            ids.forEach(id -> known(before.contains(id), id));
            var order = new LinkedHashSet<>(ids);
            order.addAll(before);
            table.place(List.copyOf(order));
            return order;
        });
    }

    private static boolean known(boolean isKnown, long id) {
        if (!isKnown) {
            throw new NoSuchElementException("There is no FAQ " + id + ".");
        }
        return true;
    }

    /** All writers of all nodes one after another, so that what one of them checks still holds when it writes. */
    private <R> Written<R> write(Function<FaqTable, R> change) {
        begin();
        var written = database.write(handle -> {
            var table = new FaqTable(handle);
            table.lock();
            var result = change.apply(table);
            table.changed();
            return new Written<>(result, table.edition());
        });
        index.take(written.edition());
        return written;
    }

    /** The very first start, of whatever node, adds the samples. */
    private void begin() {
        if (isBegun) {
            return;
        }
        try {
            database.write(handle -> {
                var table = new FaqTable(handle);
                return table.revision().or(() -> {
                    table.begin();
                    table.insert(Samples.all(), Instant.now());
                    return table.revision();
                });
            });
        } catch (Duplicate e) {
            LOG.debug("Another node added the samples");
        }
        isBegun = true;
    }

    private void look() {
        try {
            begin();
            var now = database.read(handle -> new FaqTable(handle).revision());
            if (!now.equals(index.searched().map(Searched::edition).map(Edition::revision))) {
                index.take(database.read(handle -> new FaqTable(handle).edition()));
            }
        } catch (Unavailable e) {
            LOG.debug("The FAQs cannot be read", e);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The FAQs cannot be read", e);
        }
    }
}
