/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.vault;

import dev.parley.api.health.Probe;
import dev.parley.runtime.settings.Defaults;
import dev.parley.runtime.settings.History;
import dev.parley.runtime.settings.Refused;
import dev.parley.runtime.settings.Secrets;
import dev.parley.runtime.settings.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.felix.cm.PersistenceManager;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Configurations whose secrets are encrypted where they are kept and plain where they are used. A secret that cannot be
 * decrypted is left out of its configuration, and stays where it is kept until it gets another value.
 */
final class SealedSettings implements PersistenceManager, Probe {

    private static final Logger LOG = LoggerFactory.getLogger(SealedSettings.class);

    /** Felix's mark of a configuration without values. */
    private static final String NEW = "_felix_.cm.newConfiguration";

    private final PersistenceManager files;
    private final Seal seal;
    private final String keys;
    private final Gate gate;
    private final History history;

    /** PID and property of those that could not be decrypted. */
    private final Set<String> broken = new ConcurrentSkipListSet<>();

    /**
     * @param keys where the keys are, for people
     * @param history of what is kept
     */
    SealedSettings(PersistenceManager files, KeyRing ring, String keys, Gate gate, History history) {
        this.files = files;
        this.keys = keys;
        this.gate = gate;
        this.history = history;
        seal = new Seal(ring);
    }

    /** Encrypts what is not encrypted yet, or not with the current key. */
    void renew() {
        try {
            for (var kept : kept()) {
                renew((String) kept.get(Constants.SERVICE_PID), kept);
            }
        } catch (IOException e) {
            LOG.error("Secret settings may not be encrypted yet: {}", e.getMessage());
        }
    }

    private void renew(String pid, Map<String, Object> kept) throws IOException {
        var opened = opened(pid, kept);
        var stale = Collections.list(opened.keys()).stream()
                .anyMatch(name -> Secrets.isSecret(name, kept.get(name)) && !seal.isCurrent(kept.get(name)));
        if (stale && seal.hasKey()) {
            keep(pid, map(opened));
            LOG.info("The secrets of {} are encrypted with the current key now", pid);
        }
    }

    @Override
    public boolean exists(String pid) {
        return files.exists(pid);
    }

    @Override
    public Dictionary<String, Object> load(String pid) throws IOException {
        return opened(pid, map(files.load(pid)));
    }

    @Override
    public Enumeration<Dictionary<String, Object>> getDictionaries() throws IOException {
        var all = new ArrayList<Dictionary<String, Object>>();
        for (var kept : kept()) {
            all.add(opened((String) kept.get(Constants.SERVICE_PID), kept));
        }
        return Collections.enumeration(all);
    }

    /** @throws Refused if its bundle says that a value is wrong; what was kept before stays */
    @Override
    @SuppressWarnings("rawtypes")
    public void store(String pid, Dictionary properties) throws IOException {
        var given = map(properties);
        var before = known(pid);
        var after = set(properties);
        if (after.isPresent()) {
            gate.check(pid, before.orElse(Map.of()), after.get());
        }
        keep(pid, given);
        history.add(pid, before, after, (name, value) -> isSecret(pid, name, value));
    }

    private void keep(String pid, Map<String, Object> given) throws IOException {
        var kept = new Hashtable<>(given);
        for (var name : given.keySet()) {
            if (Secrets.isSecret(name, given.get(name))) {
                kept.put(name, seal.seal(pid, name, given.get(name)));
            }
        }
        unread(pid).forEach((name, text) -> {
            if (!given.containsKey(name)) {
                kept.put(name, text);
            }
        });
        files.store(pid, kept);
        given.keySet().forEach(name -> broken.remove(title(pid, name)));
    }

    @Override
    public void delete(String pid) throws IOException {
        var before = known(pid);
        files.delete(pid);
        broken.removeIf(name -> name.startsWith(pid + " "));
        history.add(pid, before, Optional.empty(), (name, value) -> isSecret(pid, name, value));
    }

    /** What somebody has set of it, if there is such a configuration. */
    private Optional<Map<String, Object>> known(String pid) throws IOException {
        return files.exists(pid) ? set(load(pid)) : Optional.empty();
    }

    /** ConfigAdmin also keeps those that nobody has given values yet. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Optional<Map<String, Object>> set(Dictionary properties) {
        Dictionary<String, Object> typed = properties;
        return typed.get(NEW) == null ? Optional.of(Defaults.set(Values.map(typed))) : Optional.empty();
    }

    private boolean isSecret(String pid, String name, Object value) {
        return Secrets.isSecret(name, value)
                || gate.isSecret(pid, name) && !(value instanceof String text && text.startsWith("$["));
    }

    @Override
    public String name() {
        return "secret settings";
    }

    @Override
    public Optional<String> problem() {
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of("These cannot be decrypted with the keys in " + keys + ": " + String.join(", ", broken));
    }

    /** What does not need those settings goes on. */
    @Override
    public boolean isVital() {
        return false;
    }

    /** Those that ConfigAdmin knows: what has no PID is no configuration. */
    @SuppressWarnings("rawtypes")
    private List<Map<String, Object>> kept() throws IOException {
        var all = new ArrayList<Map<String, Object>>();
        for (Enumeration each = files.getDictionaries(); each.hasMoreElements(); ) {
            all.add(map((Dictionary) each.nextElement()));
        }
        all.removeIf(properties -> !(properties.get(Constants.SERVICE_PID) instanceof String));
        return all;
    }

    private Dictionary<String, Object> opened(String pid, Map<String, Object> kept) {
        var opened = new Hashtable<String, Object>();
        kept.forEach((name, value) -> opened(pid, name, value).ifPresent(plain -> opened.put(name, plain)));
        return opened;
    }

    private Optional<Object> opened(String pid, String name, Object value) {
        if (!Secrets.isSecret(name) || !Seal.isSealed(value)) {
            return Optional.of(value);
        }
        try {
            return Optional.of(seal.open(pid, name, (String) value));
        } catch (Seal.Broken e) {
            if (broken.add(title(pid, name))) {
                LOG.error("{} is left out: {}. The keys are in {}", title(pid, name), e.getMessage(), keys);
            }
            return Optional.empty();
        }
    }

    /** What is kept of this PID and cannot be decrypted. */
    private Map<String, Object> unread(String pid) throws IOException {
        var kept = files.exists(pid) ? map(files.load(pid)) : new TreeMap<String, Object>();
        var unread = new TreeMap<>(kept);
        Collections.list(opened(pid, kept).keys()).forEach(unread::remove);
        return unread;
    }

    private static String title(String pid, String name) {
        return pid + " " + name;
    }

    /** Names of properties are the same in upper and lower case. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Map<String, Object> map(Dictionary properties) {
        var map = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        Dictionary<String, Object> typed = properties;
        Collections.list(typed.keys()).forEach(name -> map.put(name, typed.get(name)));
        return map;
    }
}
