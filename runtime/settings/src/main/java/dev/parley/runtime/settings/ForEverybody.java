/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.io.IOException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Parley's configurations open to all bundles. The web console binds what it writes to whichever bundle asks
 * first, and the other ones that read the same settings would hear nothing.
 */
final class ForEverybody implements ConfigurationListener {

    private static final Logger LOG = LoggerFactory.getLogger(ForEverybody.class);
    private static final String OURS = "parley.";
    private static final String ALL = "?";

    private final ConfigurationAdmin admin;

    ForEverybody(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getPid().startsWith(OURS) && event.getType() != ConfigurationEvent.CM_DELETED) {
            try {
                open(event.getPid());
            } catch (IOException | InvalidSyntaxException | IllegalStateException e) {
                LOG.warn("{} may be read by one bundle only: {}", event.getPid(), e.getMessage());
            }
        }
    }

    private void open(String pid) throws IOException, InvalidSyntaxException {
        var found = admin.listConfigurations("(service.pid=" + pid + ")");
        if (found != null && !ALL.equals(found[0].getBundleLocation())) {
            found[0].setBundleLocation(ALL);
        }
    }
}
