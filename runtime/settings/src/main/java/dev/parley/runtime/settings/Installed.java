/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.stream.XMLStreamException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the bundles of a container say of their configurations: those whose PIDs begin with {@code parley.}, and those of
 * bundles that are built on Parley's API. Of several versions of a bundle the newest counts; those on trial do not.
 */
public final class Installed {

    private static final Logger LOG = LoggerFactory.getLogger(Installed.class);
    private static final String OURS = "parley.";
    private static final String API = "dev.parley.api";
    private static final String TRIAL = "trial:";

    private record Read(long modified, List<Description> descriptions) {}

    private final BundleContext context;

    /** By the bundles' ids: a bundle's files are read once. */
    private final Map<Long, Read> known = new ConcurrentHashMap<>();

    /** How often a bundle has come or gone. */
    private final AtomicInteger changes = new AtomicInteger();

    private volatile State state = new State(-1, List.of());

    private record State(int changes, List<Description> descriptions) {}

    private Installed(BundleContext context) {
        this.context = context;
        SynchronousBundleListener listener = event -> changes.incrementAndGet();
        context.addBundleListener(listener);
    }

    public static Descriptions describe(BundleContext context) {
        return new Descriptions(new Installed(context)::all, sources(context));
    }

    static Sources sources(BundleContext context) {
        var secrets = Path.of(Objects.requireNonNullElse(context.getProperty(Settings.SECRETS), "secrets"));
        return new Sources(secrets, context::getProperty);
    }

    /** As long as no bundle comes or goes, they stay the same. */
    private List<Description> all() {
        var now = changes.get();
        if (state.changes() != now) {
            state = new State(now, descriptions());
        }
        return state.descriptions();
    }

    private List<Description> descriptions() {
        var all = new ArrayList<>(Jars.SHIPPED);
        Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
                .filter(bundle -> !bundle.getLocation().startsWith(TRIAL))
                .sorted(Comparator.comparing(Bundle::getVersion).thenComparing(Bundle::getBundleId))
                .forEach(bundle -> all.addAll(descriptions(bundle)));
        return all;
    }

    private List<Description> descriptions(Bundle bundle) {
        return known.compute(
                        bundle.getBundleId(),
                        (id, read) -> read != null && read.modified() == bundle.getLastModified()
                                ? read
                                : new Read(bundle.getLastModified(), read(bundle)))
                .descriptions();
    }

    private static List<Description> read(Bundle bundle) {
        var found = new ArrayList<Description>();
        var paths = Optional.ofNullable(bundle.getEntryPaths(MetatypeXml.DIRECTORY))
                .map(Collections::list)
                .orElseGet(ArrayList::new);
        for (var path : paths) {
            if (path.endsWith(".xml")) {
                found.addAll(read(bundle, path));
            }
        }
        var imports = Objects.requireNonNullElse(bundle.getHeaders("").get(Constants.IMPORT_PACKAGE), "");
        found.removeIf(description -> !description.pid().startsWith(OURS) && !imports.contains(API));
        return found;
    }

    private static List<Description> read(Bundle bundle, String path) {
        try (var in = bundle.getEntry(path).openStream()) {
            return MetatypeXml.read(in);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            LOG.warn("{} of {} cannot be read, so its settings are not checked: {}", path, bundle, e.getMessage());
            return List.of();
        }
    }
}
