/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ManagedService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The bridge that the settings of the customer bot name. It takes these settings as a {@link ManagedService}, because a
 * component's configuration would be among its properties, for everybody to see, and the key is one of them.
 */
@Component(
        service = ManagedService.class,
        property = "service.pid=" + ChatbotBridge.PID,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        immediate = true)
public final class ChatbotBridge implements ManagedService {

    static final String PID = "parley.chatbot";

    /** Its settings, and what they are called of a bridge. The last of two that are there counts. */
    private static final Map<String, String> NAMES = Map.of(
            "rag_api_url", "url",
            "rag_api_key", ".key",
            ".rag_api_key", ".key",
            "rag_shape", "shape",
            "rag_allow_private", "allow.private",
            "rag_model", "model",
            "rag_timeout_ms", "timeout");

    private final BundleContext context;
    private final DataSource source;
    private Optional<Offer> offer = Optional.empty();

    @Activate
    public ChatbotBridge(
            BundleContext context, @Reference(name = "source", target = "(name=parley)") DataSource source) {
        this.context = context;
        this.source = source;
    }

    @Override
    public synchronized void updated(Dictionary<String, ?> settings) {
        var properties = settings == null ? Map.<String, Object>of() : properties(settings);
        var before = offer;
        offer = new Values(properties, Map.of()).text("url").map(url -> Offer.of(properties, source, context));
        before.ifPresent(Offer::close);
    }

    private static Map<String, Object> properties(Dictionary<String, ?> settings) {
        var properties = new HashMap<String, Object>();
        NAMES.forEach((setting, property) -> Optional.<Object>ofNullable(settings.get(setting))
                .filter(value -> !value.toString().isBlank())
                .ifPresent(value -> properties.put(property, value)));
        return properties;
    }

    @Deactivate
    synchronized void deactivate() {
        offer.ifPresent(Offer::close);
        offer = Optional.empty();
    }
}
