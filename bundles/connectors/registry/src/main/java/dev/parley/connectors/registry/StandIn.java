/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import java.io.IOException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the registry stand in where no ServiceNow is configured, and only there: a ServiceNow that is configured but does
 * not answer, or whose bundle is being replaced, is not stood in for, or changes would end up in two places.
 */
@Component(immediate = true, service = ConfigurationListener.class)
public final class StandIn implements ConfigurationListener {

    private static final Logger LOG = LoggerFactory.getLogger(StandIn.class);
    private static final String SERVICENOW = "parley.connector.servicenow";

    private final ComponentContext context;
    private final ConfigurationAdmin configurations;
    private Boolean isNeeded;

    @Activate
    public StandIn(ComponentContext context, @Reference(name = "configurations") ConfigurationAdmin configurations) {
        this.context = context;
        this.configurations = configurations;
        look();
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (SERVICENOW.equals(event.getFactoryPid())) {
            look();
        }
    }

    private synchronized void look() {
        boolean now = !isServiceNowConfigured();
        if (isNeeded != null && isNeeded == now) {
            return;
        }
        isNeeded = now;
        for (var component : new Class<?>[] {ChangeRegistry.class, RegistryPlanning.class}) {
            if (now) {
                context.enableComponent(component.getName());
            } else {
                context.disableComponent(component.getName());
            }
        }
        LOG.info(now ? "Changes are kept in Parley's own registry" : "Changes are kept in ServiceNow");
    }

    private boolean isServiceNowConfigured() {
        try {
            return configurations.listConfigurations("(service.factoryPid=" + SERVICENOW + ")") != null;
        } catch (IOException | InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
