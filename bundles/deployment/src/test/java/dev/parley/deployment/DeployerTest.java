/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.deployment.Canary;
import dev.parley.api.deployment.Deployment;
import dev.parley.api.deployment.Deployment.State;
import dev.parley.api.deployment.DeploymentRefused;
import dev.parley.api.deployment.Report;
import dev.parley.api.deployment.Terms;
import dev.parley.api.deployment.Trials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;

/** Bundles come, are replaced and go in a real framework. */
class DeployerTest {

    private static final String NAME = "example.sample";

    @TempDir
    Path directory;

    @Test
    void a_newer_one_takes_over_without_a_gap_and_the_same_version_does_too() throws Exception {
        try (var room = new Room(directory)) {
            assertActive("1.0.0", deploy(room, sample("1.0.0")));
            assertTrue(Files.exists(room.deploy().resolve(NAME + "-1.0.0.jar")));
            var serving = new AtomicInteger(room.serving());
            var least = new AtomicInteger(serving.get());
            room.context().addServiceListener(counting(serving, least), "(objectClass=java.lang.Runnable)");

            var newer = deploy(room, sample("1.1.0"));
            assertActive("1.1.0", newer);
            assertEquals(List.of("1.0.0"), newer.earlier());
            assertActive("1.1.0", deploy(room, sample("1.1.0").with("Bundle-Name", "built again")));

            assertEquals(1, least.get(), "somebody served at any time");
            assertEquals(1, room.serving());
            assertEquals(List.of(NAME + "-1.1.0.jar"), names(room.deploy()));
            assertEquals(List.of(), room.deployments().diagnoses());
        }
    }

    @Test
    void what_it_lacks_is_said_with_both_versions_and_the_next_step() throws Exception {
        try (var room = new Room(directory)) {
            deploy(room, sample("1.0.0"));
            var future =
                    deploy(room, sample("2.0.0").with("Import-Package", "dev.parley.api.intent;version=\"[2.0,3)\""));
            assertEquals(State.BROKEN, future.state());
            assertEquals(Optional.of("1.0.0"), future.active());
            assertEquals("needs package dev.parley.api.intent [2.0,3); this Parley has 1.4.", future.reason());
            assertEquals("Built against a newer API: update Parley or rebuild against 1.4.", future.advice());
            assertEquals(1, room.serving());

            var past =
                    deploy(room, sample("2.0.1").with("Import-Package", "dev.parley.api.intent;version=\"[0.9,1.0)\""));
            assertEquals("Built against an older API: rebuild against 1.4.", past.advice());
            var unknown = deploy(room, sample("2.0.2").with("Import-Package", "com.acme.secret"));
            assertEquals("needs package com.acme.secret, which no bundle here exports.", unknown.reason());
            var java = deploy(
                    room,
                    sample("2.0.3").with("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""));
            assertTrue(java.reason().startsWith("needs Java 99; this is Java "), java.reason());
            assertEquals(1, room.deployments().diagnoses().size());
        }
    }

    @Test
    void what_lacked_a_package_goes_on_when_a_bundle_brings_it() throws Exception {
        try (var room = new Room(directory)) {
            deploy(room, sample("1.0.0").with("Import-Package", "com.acme.rota;version=\"[1,2)\""));
            deploy(room, new Sample("example.rota", "1.0.0").with("Export-Package", "com.acme.rota;version=\"1.2\""));
            Room.await(() -> state(room) == State.ACTIVE);
        }
    }

    @Test
    void a_component_that_fails_leaves_the_old_one_and_the_cause_is_said() throws Exception {
        try (var room = new Room(directory)) {
            deploy(room, sample("1.0.0"));
            var failing = deploy(room, sample("2.0.0").failing());
            assertEquals(State.BROKEN, failing.state());
            assertTrue(failing.reason().endsWith("Fails: IllegalStateException: no rota."), failing.reason());
            assertEquals(Optional.of("1.0.0"), failing.active());

            var activator = deploy(
                    room,
                    sample("2.0.1")
                            .with("Bundle-Activator", "dev.parley.deployment.sample.Activated")
                            .with("Import-Package", "org.osgi.framework"));
            assertEquals("fails when it starts: IllegalStateException: no licence.", activator.reason());
            assertEquals(1, room.serving());
        }
    }

    @Test
    void a_service_that_is_not_there_is_named_and_the_bundle_is_active_when_it_comes() throws Exception {
        try (var room = new Room(directory)) {
            var waiting = deploy(room, sample("1.0.0").waitingFor("java.util.concurrent.Callable"));
            assertEquals(State.BROKEN, waiting.state());
            assertEquals("needs service java.util.concurrent.Callable, which nothing provides now.", waiting.reason());
            assertEquals("Deploy a bundle that provides it.", waiting.advice());
            assertEquals(Optional.empty(), waiting.active());

            Callable<?> service = () -> null;
            room.context().registerService(Callable.class.getName(), service, null);
            assertEquals(State.ACTIVE, state(room));
            assertEquals(List.of(), room.deployments().diagnoses());
        }
    }

    @Test
    void the_gate_decides_and_a_refused_one_is_not_tried_again_at_a_restart() throws Exception {
        var runs = new AtomicInteger();
        var trials = trials(
                runs,
                new Report(
                        Optional.empty(),
                        List.of(
                                new Report.Played("It answers", "conversations/a.yaml:3", List.of(), List.of()),
                                new Report.Played("It asks", "conversations/a.yaml:9", List.of("said no"), List.of())),
                        0,
                        List.of()));
        try (var room = new Room(directory, trials)) {
            sample("1.0.0").in(room.deploy().resolve("x.jar"));
            Room.await(() -> state(room) == State.REFUSED);
            assertEquals(
                    "1 of its 2 conversation tests failed: \"It asks\" (conversations/a.yaml:9).",
                    room.deployments().find(NAME).orElseThrow().reason());
            assertEquals(0, room.serving());
            assertEquals(1, runs.get());
        }
        try (var room = new Room(directory, trials)) {
            Room.await(() -> room.deployer().problem().isEmpty());
            assertEquals(State.REFUSED, state(room));
            assertEquals(1, runs.get());
            assertActive("1.0.0", room.deployments().deploy(room.deploy().resolve("x.jar"), untried(), "anna"));
        }
    }

    @Test
    void too_many_utterances_that_go_elsewhere_are_refused_with_what_to_do() {
        var rerouted = List.of(new Report.Rerouted("my changes", 3, "list_changes", "sample", true));
        var report = new Report(Optional.empty(), List.of(), 50, rerouted);
        var verdict = Gate.refuses(report, 0.05).orElseThrow();
        assertEquals(
                "6 % of what users said lately would go elsewhere than before (3 of 50), and 5 % may.",
                verdict.reason());
        assertTrue(verdict.advice().endsWith("--threshold 0.07."), verdict.advice());
        assertTrue(Gate.refuses(report, 0.06).isEmpty());
        var two = List.of(new Report.Rerouted("my changes", 2, "list_changes", "sample", true));
        assertTrue(
                Gate.refuses(new Report(Optional.empty(), List.of(), 2, two), 0.05)
                        .isEmpty(),
                "two are an accident");
    }

    @Test
    void a_file_that_comes_is_deployed_whatever_it_is_called_and_one_that_goes_is_gone() throws Exception {
        try (var room = new Room(directory)) {
            var file = sample("1.0.0").in(room.deploy().resolve("any name.jar"));
            Room.await(() -> state(room) == State.ACTIVE);
            Files.move(file, room.deploy().resolve("other.jar"));
            sample("2.0.0").in(room.deploy().resolve("newer.jar"));
            Room.await(() -> version(room).equals("2.0.0"));
            Files.delete(room.deploy().resolve("newer.jar"));
            Room.await(() -> version(room).equals("1.0.0"));
            Files.delete(room.deploy().resolve("other.jar"));
            Room.await(() -> room.deployments().list().isEmpty() && room.serving() == 0);
        }
    }

    @Test
    void what_is_no_bundle_is_said_and_nothing_else_happens() throws Exception {
        try (var room = new Room(directory)) {
            var whole = Files.readAllBytes(sample("1.0.0").in(directory.resolve("whole.jar")));
            Files.write(room.deploy().resolve("half.jar"), Arrays.copyOf(whole, whole.length / 2));
            Files.createDirectory(room.deploy().resolve("folder"));
            Files.write(room.deploy().resolve("large.jar"), new byte[(1 << 20) + 1]);
            Room.await(() -> room.deployments().diagnoses().size() == 3);
            assertEquals(
                    List.of("folder", "half.jar", "large.jar"),
                    room.deployments().diagnoses().stream()
                            .map(found -> found.name())
                            .toList());
            assertEquals(List.of(), room.deployments().list());

            Files.write(room.deploy().resolve("half.jar"), whole);
            Room.await(() -> state(room) == State.ACTIVE);
        }
    }

    @Test
    void what_was_active_is_active_again_after_a_restart_and_untried() throws Exception {
        try (var room = new Room(directory)) {
            deploy(room, sample("1.0.0"));
            deploy(room, sample("2.0.0"));
        }
        var runs = new AtomicInteger();
        try (var room = new Room(directory, trials(runs, null))) {
            assertEquals(State.ACTIVE, state(room));
            assertEquals(1, room.serving());
            Room.await(() -> room.deployer().problem().isEmpty());
            assertEquals(0, runs.get());
            var back = room.deployments().rollBack(NAME, Optional.empty(), "anna");
            assertActive("1.0.0", back);
            assertEquals(List.of("2.0.0"), back.earlier());
            assertEquals(List.of(NAME + "-1.0.0.jar"), names(room.deploy()));
            assertActive("2.0.0", room.deployments().rollBack(NAME, Optional.of("2.0.0"), "anna"));
        }
    }

    @Test
    void one_that_was_being_deployed_when_parley_ended_is_left_alone() throws Exception {
        try (var room = new Room(directory)) {
            deploy(room, sample("1.0.0"));
        }
        var shelf = new Shelf(directory.resolve("data/deployments"));
        var newer = Jar.read(sample("2.0.0").in(directory.resolve("deploy/newer.jar")), 1);
        shelf.keep(newer);
        shelf.save(Standing.begun(shelf.load().stream().findFirst(), newer));
        try (var room = new Room(directory)) {
            Room.await(() -> room.deployer().problem().isEmpty());
            var left = room.deployments().find(NAME).orElseThrow();
            assertEquals(State.BROKEN, left.state());
            assertEquals(Optional.of("1.0.0"), left.active());
            assertEquals("Parley ended while it was tried or started.", left.reason());
            assertEquals(1, room.serving());
        }
    }

    @Test
    void a_canary_is_told_before_it_starts_and_ends_when_it_is_for_all() throws Exception {
        try (var room = new Room(directory)) {
            deploy(room, sample("1.0.0"));
            var some = room.deployments()
                    .deploy(
                            sample("2.0.0").in(directory.resolve("s.jar")),
                            new Terms(true, Optional.empty(), Optional.of(10)),
                            "anna");
            assertEquals(State.CANARY, some.state());
            assertEquals(Optional.of(10), some.canary());
            assertEquals(Optional.of("1.0.0"), some.active());
            assertEquals(10, canary(room).percent());
            assertEquals(2, room.serving());
            room.deployments().widen(NAME, 50, "anna");
            assertEquals(50, canary(room).percent());
            assertActive("2.0.0", room.deployments().widen(NAME, 100, "anna"));
            assertEquals(
                    0, room.context().getServiceReferences(Canary.class, null).size());
            assertEquals(1, room.serving());
        }
    }

    @Test
    void what_cannot_be_done_is_refused_in_a_sentence() throws Exception {
        try (var room = new Room(directory)) {
            deploy(room, sample("2.0.0"));
            assertTrue(refused(() -> deploy(room, sample("1.0.0"))).contains("2.0.0 is active, and 1.0.0 is older"));
            assertTrue(refused(() -> deploy(room, new Sample("org.apache.felix.framework", "9.0.0")))
                    .contains("is a part of Parley itself"));
            assertTrue(refused(() -> deploy(room, new Sample("../../etc", "1.0.0")))
                    .contains("symbolic name"));
            assertEquals("No bundle nobody was deployed.", refused(() -> room.deployments()
                    .rollBack("nobody", Optional.empty(), "a")));
            assertTrue(refused(() -> room.deployments().rollBack(NAME, Optional.empty(), "a"))
                    .contains("no earlier version"));
            assertTrue(refused(() -> room.deployments().widen(NAME, 10, "a")).contains("not on canary"));
            assertTrue(refused(() -> room.deployments().widen(NAME, 101, "a")).contains("0 to 100"));
            room.deployments().remove(NAME, "a");
            assertEquals("No bundle example.sample was deployed.", refused(() -> {
                room.deployments().remove(NAME, "a");
                return null;
            }));
            assertEquals(List.of(), names(room.deploy()));
        }
    }

    private static String refused(Callable<?> action) {
        return assertThrows(DeploymentRefused.class, action::call).getMessage();
    }

    private static Sample sample(String version) {
        return new Sample(NAME, version);
    }

    private Deployment deploy(Room room, Sample sample) throws Exception {
        return room.deployments().deploy(sample.in(directory.resolve("upload.jar")), Terms.USUAL, "anna");
    }

    private static Terms untried() {
        return new Terms(false, Optional.empty(), Optional.empty());
    }

    private static Canary canary(Room room) throws Exception {
        var references = List.copyOf(room.context().getServiceReferences(Canary.class, null));
        assertEquals(1, references.size());
        return room.context().getService(references.get(0));
    }

    private static State state(Room room) {
        return room.deployments().find(NAME).map(Deployment::state).orElse(null);
    }

    private static String version(Room room) {
        return room.deployments()
                .find(NAME)
                .filter(deployment -> deployment.state() == State.ACTIVE)
                .map(Deployment::version)
                .orElse("");
    }

    private static void assertActive(String version, Deployment deployment) {
        assertEquals(State.ACTIVE, deployment.state(), deployment::toString);
        assertEquals(Optional.of(version), deployment.active());
        assertFalse(deployment.reason().contains("."), deployment.reason());
    }

    private static List<String> names(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static ServiceListener counting(AtomicInteger serving, AtomicInteger least) {
        return event -> {
            if (event.getType() == ServiceEvent.REGISTERED) {
                serving.incrementAndGet();
            }
            if (event.getType() == ServiceEvent.UNREGISTERING) {
                least.accumulateAndGet(serving.decrementAndGet(), Math::min);
            }
        };
    }

    @Test
    void what_is_removed_and_at_once_deployed_again_stays() throws Exception {
        var passing = new Report(Optional.empty(), List.of(), 0, List.of());
        var runs = new AtomicInteger();
        Trials slow = new Trials() {
            @Override
            public Report run(Path jar) {
                if (runs.incrementAndGet() == 2) {
                    Room.await(DeployerTest::isSomebodyWaiting); // it was seen that the file is gone
                }
                return passing;
            }

            @Override
            public List<Replayed> replay(UUID conversation, Optional<Path> jar) {
                return List.of();
            }
        };
        try (var room = new Room(directory, slow)) {
            sample("1.0.0").in(room.deploy().resolve("dropped.jar"));
            Room.await(() -> room.deployments().find(NAME).isPresent() && state(room) == State.ACTIVE);
            room.deployments().remove(NAME, "anna");
            assertActive("1.0.0", deploy(room, sample("1.0.0")));
            Room.await(() -> !isSomebodyWaiting());
            assertEquals(State.ACTIVE, state(room));
            assertEquals(List.of(NAME + "-1.0.0.jar"), names(room.deploy()));
        }
    }

    private static boolean isSomebodyWaiting() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getState() == Thread.State.WAITING)
                .anyMatch(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(Line.class.getName())));
    }

    private static Trials trials(AtomicInteger runs, Report report) {
        return new Trials() {
            @Override
            public Report run(Path jar) {
                runs.incrementAndGet();
                return report;
            }

            @Override
            public List<Replayed> replay(UUID conversation, Optional<Path> jar) {
                return List.of();
            }
        };
    }
}
