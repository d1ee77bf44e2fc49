/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import dev.parley.api.audit.Audit;
import dev.parley.runtime.settings.Change;
import dev.parley.runtime.settings.History;
import dev.parley.runtime.settings.SettingsFile;
import dev.parley.runtime.settings.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the audit what the history of settings has, as it comes. */
@Component(service = ConfigurationListener.class, immediate = true)
public final class AuditTrail implements ConfigurationListener {

    private final History history;
    private final Audit audit;
    private long told;

    @Activate
    public AuditTrail(@Reference(name = "history") History history, @Reference(name = "audit") Audit audit) {
        this.history = history;
        this.audit = audit;
        told = history.last();
    }

    @Override
    public synchronized void configurationEvent(ConfigurationEvent event) {
        for (var change : history.since(told)) {
            told = change.id();
            audit.record(change.who(), action(change), change.pid(), details(change));
        }
    }

    private static String action(Change change) {
        return change.after().isEmpty() ? "remove setting" : "change setting";
    }

    static String details(Change change) {
        return change.properties().stream()
                .map(property ->
                        property + ": " + text(change.before(), property) + " → " + text(change.after(), property))
                .collect(Collectors.joining("; "));
    }

    /** For people: a dash where there is no value, and of a placeholder where its value comes from. */
    static String text(Optional<Map<String, Object>> values, String property) {
        var value = values.map(map -> map.get(property));
        var variables = value.map(SettingsFile::variables).orElse(List.of());
        if (!variables.isEmpty()) {
            return "(from " + variables.get(0) + ")";
        }
        return value.map(known -> String.join(", ", Values.texts(known)))
                .filter(shown -> !shown.isEmpty())
                .orElse("–");
    }
}
