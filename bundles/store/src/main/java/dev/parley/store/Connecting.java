/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.health.Probe;
import dev.parley.api.setting.Format;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Requirement;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to the configured database as soon as its driver is there. A DataSource with the property {@code
 * name=parley} is a service from when the database first answers; its tables are up to date then. A mistake in the
 * configuration is told by the probe.
 */
@Component(configurationPid = "parley.store", immediate = true)
@Designate(ocd = Connecting.Config.class)
@Requirement(
        namespace = "osgi.service",
        filter = "(objectClass=org.osgi.service.jdbc.DataSourceFactory)",
        effective = "active")
@Capability(
        namespace = "osgi.service",
        attribute = {"objectClass:List<String>=javax.sql.DataSource", "name=parley"},
        effective = "active")
public final class Connecting implements Probe {

    private static final Logger LOG = LoggerFactory.getLogger(Connecting.class);

    private final Optional<Drivers> drivers;
    private final String mistake;

    @ObjectClassDefinition(
            name = "Parley: database",
            description = "Where conversations, changes and accounts are kept.")
    @interface Config {

        @AttributeDefinition(
                name = "Engine",
                description = "h2: a file on this machine, nothing to install. postgresql: a server, for more than one"
                        + " node. Django's names of these are understood too.",
                required = false)
        @Format(
                matches = "(?i)\\s*(h2|(django\\.db\\.backends\\.)?postgres(ql)?(_psycopg2)?)\\s*",
                wish = "h2 or postgresql")
        String engine() default "h2";

        @AttributeDefinition(name = "Name", description = "The database's name on the server, or the file's.")
        @Format(matches = "[^;?/\\\\]+", wish = "a name without ; ? / and \\")
        String name() default "parley";

        @AttributeDefinition(name = "User", description = "Who Parley is for the PostgreSQL server.", required = false)
        String user() default "parley";

        @AttributeDefinition(
                name = "Password",
                description = "The PostgreSQL user's password.",
                type = AttributeType.PASSWORD,
                required = false)
        String _password() default "";

        @AttributeDefinition(name = "Host", description = "Where the PostgreSQL server is.", required = false)
        @Format(Format.HOST)
        String host() default "localhost";

        @AttributeDefinition(
                name = "Port",
                description = "The PostgreSQL server's port; 0 is its usual one, 5432.",
                min = "0",
                max = "65535")
        int port() default 0;

        @AttributeDefinition(
                name = "Directory",
                description = "Where the H2 file lies; empty is \"db\" in the data directory.",
                required = false)
        String directory() default "";

        @AttributeDefinition(
                name = "Connections",
                description = "How many are kept open. A few more than the database's processors are enough.",
                min = "1",
                max = "200")
        int pool() default 4;

        @AttributeDefinition(
                name = "Time to connect",
                description = "Milliseconds after which a turn is told that the database is away.",
                min = "250",
                max = "60000")
        int connection_timeout() default 2000;

        @AttributeDefinition(
                name = "Time for a statement",
                description = "Milliseconds after which a statement is given up.",
                min = "250",
                max = "600000")
        int statement_timeout() default 5000;

        @AttributeDefinition(
                name = "Abandoned after",
                description = "Days after which an unfinished conversation that nobody continued counts as abandoned.",
                min = "1",
                max = "3650")
        int abandoned_after_days() default 7;
    }

    @Activate
    public Connecting(BundleContext context, Config config) {
        Optional<Drivers> watched = Optional.empty();
        var wrong = "";
        try {
            watched = Optional.of(new Drivers(context, Settings.of(config, data(context))));
        } catch (IllegalArgumentException e) {
            wrong = e.getMessage();
            LOG.error("Configuration parley.store: {}", wrong);
        }
        this.drivers = watched;
        this.mistake = wrong;
    }

    private static Path data(BundleContext context) {
        return Path.of(Objects.requireNonNullElse(context.getProperty("parley.data"), "data"));
    }

    @Deactivate
    public void close() {
        drivers.ifPresent(Drivers::close);
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Optional<String> problem() {
        return drivers.map(Drivers::problem).orElse(Optional.of(mistake));
    }
}
