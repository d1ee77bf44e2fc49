/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import dev.parley.runtime.settings.Defaults;
import dev.parley.runtime.settings.Values;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is set, of whatever PID: placeholders are not filled. */
@Component(service = Configurations.class)
public final class Configurations {

    private static final String EVERYBODY = "?";

    private final ConfigurationAdmin admin;
    private final Defaults defaults;

    @Activate
    public Configurations(
            @Reference(name = "admin") ConfigurationAdmin admin, @Reference(name = "defaults") Defaults defaults) {
        this.admin = admin;
        this.defaults = defaults;
    }

    /** The PIDs of all that somebody or a file has set. */
    List<String> pids() {
        return found("(service.pid=*)").stream()
                .filter(configuration -> configuration.getProperties() != null)
                .map(Configuration::getPid)
                .sorted()
                .toList();
    }

    Optional<Map<String, Object>> values(String pid) {
        return find(pid).map(Configuration::getProperties).map(Values::map).map(Defaults::set);
    }

    /** Grows with each change; 0 if nothing is set. */
    long revision(String pid) {
        return find(pid).map(Configuration::getChangeCount).orElse(0L);
    }

    /**
     * Sets these and nothing else. What is the same as in the file follows the file from now on.
     *
     * @throws dev.parley.runtime.settings.Refused if a value is wrong; nothing has changed then
     * @throws IOException if it cannot be kept
     */
    void put(String pid, Map<String, Object> values) throws IOException {
        var isNew = values(pid).isEmpty();
        var configuration = configuration(pid);
        try {
            configuration.update(Values.dictionary(whole(pid, values)));
        } catch (IOException e) {
            if (isNew) {
                configuration.delete();
            }
            throw e;
        }
    }

    /** What has a file follows it again; of the rest nothing is left. */
    void reset(String pid) throws IOException {
        var file = defaults.file(pid);
        if (file.isPresent()) {
            configuration(pid).update(Values.dictionary(Defaults.of(file.get())));
        } else {
            remove(pid);
        }
    }

    void remove(String pid) throws IOException {
        var configuration = find(pid);
        if (configuration.isPresent()) {
            configuration.get().delete();
        }
    }

    private Map<String, Object> whole(String pid, Map<String, Object> values) {
        return defaults.file(pid)
                .filter(file -> isSame(file.properties(), values))
                .map(Defaults::of)
                .orElse(values);
    }

    static boolean isSame(Map<String, Object> one, Map<String, Object> other) {
        return one.size() == other.size()
                && one.entrySet().stream()
                        .allMatch(each -> other.containsKey(each.getKey())
                                && Values.areSame(each.getValue(), other.get(each.getKey())));
    }

    private Configuration configuration(String pid) throws IOException {
        var present = find(pid);
        if (present.isPresent()) {
            return present.get();
        }
        var factory = pid.split("~", 2);
        return factory.length < 2
                ? admin.getConfiguration(pid, EVERYBODY)
                : admin.getFactoryConfiguration(factory[0], factory[1], EVERYBODY);
    }

    private Optional<Configuration> find(String pid) {
        return pid.matches("[\\w.~ -]+")
                ? found("(service.pid=" + pid + ")").stream().findFirst()
                : Optional.empty();
    }

    private List<Configuration> found(String filter) {
        try {
            return Optional.ofNullable(admin.listConfigurations(filter))
                    .map(List::of)
                    .orElse(List.of());
        } catch (IOException | InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
