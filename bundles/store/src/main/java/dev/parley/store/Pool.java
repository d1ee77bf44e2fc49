/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections to one database. A thread of its own opens them, as often as it takes, brings the tables up to date,
 * publishes, and then looks every second whether the database still answers; connections recover by themselves.
 */
final class Pool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pool.class);
    private static final long EVERY_MILLIS = 1000;
    private static final int ANSWER_SECONDS = 1;

    private final Settings settings;
    private final DataSource source;
    private final Function<DataSource, Runnable> publish;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Pool::daemon);

    private HikariDataSource connections;
    private Runnable withdraw;
    private volatile Optional<String> problem = Optional.of("The database is being opened.");

    /**
     * @param source opens one connection at a time
     * @param publish is given the connections once they can be used, and gives what to do before they are closed
     */
    Pool(Settings settings, DataSource source, Function<DataSource, Runnable> publish) {
        this.settings = settings;
        this.source = source;
        this.publish = publish;
        thread.scheduleWithFixedDelay(this::watch, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "parley-database");
        thread.setDaemon(true);
        return thread;
    }

    /** What was wrong a second ago, if anything. */
    Optional<String> problem() {
        return problem;
    }

    private void watch() {
        try {
            if (connections == null) {
                open();
            } else {
                ask();
            }
            tell(Optional.empty());
        } catch (SQLException | RuntimeException e) {
            tell(Optional.of(reason(e)));
        }
    }

    private void open() throws SQLException {
        // Held until the pool has its own: H2 closes its file with the last connection.
        try (var held = source.getConnection()) {
            LOG.debug("Opened {} {}", settings, held.getMetaData().getDatabaseProductVersion());
            Migrations.apply(source);
            connections = new HikariDataSource(pool());
        }
        withdraw = publish.apply(connections);
    }

    private HikariConfig pool() {
        var pool = new HikariConfig();
        pool.setPoolName("parley");
        pool.setDataSource(source);
        pool.setMaximumPoolSize(settings.pool());
        pool.setConnectionTimeout(settings.connectionTimeout().toMillis());
        pool.setValidationTimeout(
                Math.min(settings.connectionTimeout().toMillis(), TimeUnit.SECONDS.toMillis(ANSWER_SECONDS)));
        pool.setConnectionInitSql(settings.engine().limit(settings.statementTimeout()));
        return pool;
    }

    private void ask() throws SQLException {
        try (var connection = connections.getConnection()) {
            if (!connection.isValid(ANSWER_SECONDS)) {
                throw new SQLNonTransientConnectionException("It does not answer.");
            }
        }
    }

    private void tell(Optional<String> now) {
        if (now.equals(problem)) {
            return;
        }
        problem = now;
        now.ifPresentOrElse(why -> LOG.warn("{}", why), () -> LOG.info("Using {}", settings));
    }

    /** The database's own words, which the pool wraps. */
    private String reason(Exception error) {
        Throwable said = error;
        for (var cause = error.getCause(); cause != null; cause = cause.getCause()) {
            said = cause instanceof SQLException ? cause : said;
        }
        var sentence = String.valueOf(said.getMessage()).lines().findFirst().orElse("");
        return "%s cannot be used: %s".formatted(settings, sentence);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(settings.connectionTimeout().toMillis() + EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (withdraw != null) {
            withdraw.run();
            connections.close();
        }
    }
}
