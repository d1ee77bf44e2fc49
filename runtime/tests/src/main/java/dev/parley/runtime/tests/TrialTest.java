/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.deployment.Report;
import dev.parley.api.deployment.Trials;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;

/** A bundle is tried beside everything that runs, and nothing else hears of it. */
class TrialTest {

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = 60_000)
    Trials trials;

    @TempDir
    Path home;

    @BeforeEach
    void ready() {
        Here.ready(context);
    }

    @Test
    void the_example_passes_its_own_tests_and_leaves_nothing_behind() throws IOException {
        var before = List.of(context.getBundles());
        var heard = new ConcurrentLinkedQueue<ServiceEvent>();
        AllServiceListener listener = event -> {
            if (isInside(event.getServiceReference().getBundle())) {
                heard.add(event);
            }
        };
        context.addServiceListener(listener);
        var report = trials.run(example());
        context.removeServiceListener(listener);
        assertEquals(Optional.empty(), report.problem());
        assertTrue(report.conversations().size() >= 3);
        assertEquals(List.of(), failed(report));
        assertEquals(List.of(), List.copyOf(heard));
        assertEquals(before, List.of(context.getBundles()));
    }

    @Test
    void a_wrong_expectation_fails_with_the_difference() throws IOException {
        var jar = example();
        try (var zip = FileSystems.newFileSystem(jar)) {
            Files.writeString(zip.getPath("conversations/wrong.yaml"), """
                    name: Peter is on call
                    turns:
                      - user: who is on call for payments?
                        bot: Peter is on call for payments.
                    """);
        }
        var failed = failed(trials.run(jar));
        assertEquals(1, failed.size());
        assertEquals(
                List.of("says: expected \"Peter is on call for payments.\", got \"Maria is on call for payments.\""),
                failed.get(0).differences());
    }

    private static boolean isInside(Bundle bundle) {
        return Stream.ofNullable(bundle).anyMatch(there -> there.getLocation().startsWith("trial:"));
    }

    private static List<Report.Played> failed(Report report) {
        return report.conversations().stream()
                .filter(played -> !played.isPassed())
                .toList();
    }

    /** A copy of the example's jar, as the build has made it. */
    private Path example() throws IOException {
        var root = Path.of(context.getProperty("parley.conf"))
                .resolve("../../../..")
                .normalize();
        try (var built = Files.newDirectoryStream(root.resolve("bundles/examples/on-call/target"), "*.jar")) {
            return Files.copy(built.iterator().next(), home.resolve("on-call.jar"));
        }
    }
}
