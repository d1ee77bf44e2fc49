/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.util.tracker.ServiceTracker;

/** Watches for the driver of the configured database: while it is there, there is a pool. */
final class Drivers extends ServiceTracker<DataSourceFactory, Pool> {

    private final Settings settings;

    Drivers(BundleContext context, Settings settings) {
        super(context, filter(settings.engine()), null);
        this.settings = settings;
        open();
    }

    private static org.osgi.framework.Filter filter(Engine engine) {
        try {
            return FrameworkUtil.createFilter("(&(%s=%s)(%s=%s))"
                    .formatted(
                            Constants.OBJECTCLASS,
                            DataSourceFactory.class.getName(),
                            DataSourceFactory.OSGI_JDBC_DRIVER_CLASS,
                            engine.driver()));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Pool addingService(ServiceReference<DataSourceFactory> driver) {
        try {
            var source = context.getService(driver)
                    .createDataSource(settings.engine().connection(settings));
            return new Pool(settings, source, this::publish);
        } catch (SQLException e) {
            throw new IllegalStateException("The driver " + settings.engine().driver() + " cannot be used.", e);
        }
    }

    private Runnable publish(DataSource connections) {
        return context.registerService(
                DataSource.class, connections, FrameworkUtil.asDictionary(Map.of("name", "parley")))::unregister;
    }

    @Override
    public void removedService(ServiceReference<DataSourceFactory> driver, Pool pool) {
        pool.close();
        context.ungetService(driver);
    }

    Optional<String> problem() {
        var pool = getService();
        return pool == null
                ? Optional.of("The driver of the database, " + settings.engine().driver() + ", is not there.")
                : pool.problem();
    }
}
