/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.parley.api.connector.Connection;
import dev.parley.api.health.Probe;
import dev.parley.api.knowledge.KnowledgeBase;
import dev.parley.lib.jdbi.Database;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/**
 * What one configuration offers to Parley: a knowledge base, and what is wrong with it; of a configuration that cannot be
 * used, only the latter. The services have no properties of the configuration but the ranking, as some are secret.
 */
final class Offer implements AutoCloseable {

    /** Says that a configuration cannot be used. */
    private record Refusal(String name, String why) implements Probe {

        @Override
        public Optional<String> problem() {
            return Optional.of(why);
        }

        @Override
        public boolean isVital() {
            return false;
        }
    }

    private final List<ServiceRegistration<?>> services = new ArrayList<>();

    private Offer() {}

    static Offer of(Map<String, Object> properties, DataSource source, BundleContext context) {
        var offer = new Offer();
        try {
            var settings = Settings.of(properties);
            var bridge = bridge(settings, source);
            offer.register(context, KnowledgeBase.class, bridge, settings.ranking());
            offer.register(context, Probe.class, bridge, 0);
            offer.register(context, Connection.class, bridge, 0);
            look(bridge);
        } catch (BadSetting e) {
            var name = Settings.name(properties);
            new Condition(name).bad(e.getMessage());
            offer.register(context, Probe.class, new Refusal(name, e.getMessage()), 0);
        }
        return offer;
    }

    private static Bridge bridge(Settings settings, DataSource source) {
        var guard = new Guard(InetAddress::getAllByName, settings.target().allowPrivate());
        var tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        return new Bridge(
                settings,
                new RemoteConversations(new Database(source), settings.name()),
                guard,
                new Wire(guard, tls, settings.limits()));
    }

    /** On a thread of its own, as a name server may take its time. */
    private static void look(Bridge bridge) {
        var thread = new Thread(bridge::look, "rag-look");
        thread.setDaemon(true);
        thread.start();
    }

    private <S> void register(BundleContext context, Class<S> type, S service, int ranking) {
        Dictionary<String, Object> properties = new Hashtable<>(Map.of(Constants.SERVICE_RANKING, ranking));
        services.add(context.registerService(type, service, properties));
    }

    @Override
    public void close() {
        services.forEach(ServiceRegistration::unregister);
    }
}
