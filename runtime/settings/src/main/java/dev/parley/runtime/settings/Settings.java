/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.bundle.Capability;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the files of {@code conf/} to ConfigAdmin at start. Each configuration it writes carries a digest of what it
 * wrote: as long as the digest fits, the configuration follows its file; once an admin has changed it, it is the
 * admin's and the file is left out.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>='dev.parley.runtime.settings.Defaults'")
public final class Settings implements BundleActivator {

    /** The framework property with the directory. */
    static final String DIRECTORY = "parley.conf";

    /** The framework property with the directory of secrets, which the interpolation plugin reads too. */
    static final String SECRETS = "org.apache.felix.configadmin.plugin.interpolation.secretsdir";

    /** The framework property that is there if there is a sandbox. */
    static final String SANDBOX = "parley.sandbox";

    /** The property of a configuration that is only meant for the sandbox. */
    static final String PASSING = "parley.passing";

    /** The property of a configuration that holds the digest. */
    static final String DIGEST = ".parley.conf.digest";

    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    private ServiceTracker<ConfigurationAdmin, ConfigurationAdmin> tracker;

    @Override
    public void start(BundleContext context) {
        var secrets = Path.of(Objects.requireNonNullElse(context.getProperty(SECRETS), "secrets"));
        var files = SettingsFile.readAll(Path.of(context.getProperty(DIRECTORY))).stream()
                .filter(file -> file.isWanted(secrets))
                .toList();
        context.registerService(Defaults.class, new Defaults(files), null);
        tracker = new ServiceTracker<>(context, ConfigurationAdmin.class, null) {
            @Override
            public ConfigurationAdmin addingService(ServiceReference<ConfigurationAdmin> reference) {
                var admin = super.addingService(reference);
                apply(files, admin, context.getProperty(SANDBOX) != null);
                context.registerService(ConfigurationListener.class, new ForEverybody(admin), null);
                context.registerService(ConfigurationListener.class, new Deleted(files, admin), null);
                return admin;
            }
        };
        tracker.open();
    }

    @Override
    public void stop(BundleContext context) {
        tracker.close();
    }

    private static void apply(List<SettingsFile> files, ConfigurationAdmin admin, boolean hasSandbox) {
        try {
            var pids = new HashSet<String>();
            for (var file : files) {
                pids.add(file.pid());
                apply(file, admin);
            }
            forget(admin, pids, hasSandbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that cannot be kept, for want of a key say, does not keep the others out. */
    static void apply(SettingsFile file, ConfigurationAdmin admin) {
        try {
            apply(file, configuration(admin, file.pid()));
        } catch (IOException e) {
            LOG.error("{} is left out: {}", file.path(), e.getMessage());
        }
    }

    private static void apply(SettingsFile file, Configuration configuration) throws IOException {
        var present = configuration.getProperties();
        if (present != null && !Defaults.follows(Values.map(present))) {
            LOG.info("{} is left out: {} was changed in the console", file.path(), file.pid());
            return;
        }
        var before = Author.become(Author.FILES + file.path().getFileName());
        try {
            configuration.updateIfDifferent(Values.dictionary(Defaults.of(file)));
        } finally {
            Author.become(before);
        }
    }

    /** Removes what files wrote that are gone, and what was meant for the sandbox where there is none. */
    private static void forget(ConfigurationAdmin admin, Set<String> pids, boolean hasSandbox) throws IOException {
        for (var configuration : all(admin)) {
            var properties = configuration.getProperties();
            var orphan = !pids.contains(configuration.getPid());
            if (orphan
                    && (Defaults.follows(Values.map(properties))
                            || !hasSandbox && Boolean.TRUE.equals(properties.get(PASSING)))) {
                configuration.delete();
            }
        }
    }

    private static List<Configuration> all(ConfigurationAdmin admin) throws IOException {
        try {
            return Optional.ofNullable(admin.listConfigurations(null))
                    .map(List::of)
                    .orElse(List.of());
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Configuration configuration(ConfigurationAdmin admin, String pid) throws IOException {
        var factory = pid.split("~", 2);
        return factory.length < 2
                ? admin.getConfiguration(pid, "?")
                : admin.getFactoryConfiguration(factory[0], factory[1], "?");
    }
}
