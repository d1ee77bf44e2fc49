/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.util.List;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;

/** Has a configuration that somebody deleted follow its file again. */
final class Deleted implements ConfigurationListener {

    private final List<SettingsFile> files;
    private final ConfigurationAdmin admin;

    Deleted(List<SettingsFile> files, ConfigurationAdmin admin) {
        this.files = files;
        this.admin = admin;
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (event.getType() == ConfigurationEvent.CM_DELETED) {
            files.stream()
                    .filter(file -> file.pid().equals(event.getPid()))
                    .forEach(file -> Settings.apply(file, admin));
        }
    }
}
