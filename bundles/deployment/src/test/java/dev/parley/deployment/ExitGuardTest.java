/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.deployment.Deployment;
import dev.parley.api.deployment.Deployment.State;
import dev.parley.api.deployment.Terms;
import dev.parley.deployment.sample.Exits;
import dev.parley.deployment.sample.Halts;
import dev.parley.deployment.sample.Leaves;
import dev.parley.deployment.sample.Refers;
import dev.parley.deployment.sample.Works;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.hooks.weaving.WeavingException;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;

/** Bundles end the process of these tests, and it goes on. */
class ExitGuardTest {

    private static final String NAME = "example.sample";

    @TempDir
    Path directory;

    static Arguments[] exits() {
        return new Arguments[] {
            Arguments.of(Exits.class, "System.exit"),
            Arguments.of(Halts.class, "Runtime.halt"),
            Arguments.of(Refers.class, "System.exit"),
            Arguments.of(Leaves.class, "Runtime.exit")
        };
    }

    @ParameterizedTest
    @MethodSource("exits")
    void a_bundle_that_ends_the_process_is_broken_and_the_old_one_stays(Class<?> type, String call) throws Exception {
        try (var room = new Room(directory)) {
            deploy(room, new Sample(NAME, "1.0.0"));
            var broken = deploy(room, new Sample(NAME, "2.0.0").starting(type));
            assertEquals(State.BROKEN, broken.state());
            assertEquals(
                    "has a component that does not start: %s: SecurityException: A bundle must not end Parley: %s was called."
                            .formatted(type.getSimpleName(), call),
                    broken.reason());
            assertEquals(Optional.of("1.0.0"), broken.active());
            assertEquals(1, room.serving());
        }
    }

    @Test
    void only_what_others_wrote_is_changed_and_only_if_it_could_end_the_process() throws Exception {
        try (var room = new Room(directory)) {
            var loaded = loaded(room);
            var tried = install(room, "trial:sample", new Sample(NAME, "1.0.0"));
            tried.loadClass(Works.class.getName());
            assertArrayEquals(Sample.code(Works.class), loaded.get(Works.class.getName()));
            tried.loadClass(Exits.class.getName());
            assertFalse(Arrays.equals(Sample.code(Exits.class), loaded.get(Exits.class.getName())));

            install(room, "parley:own", new Sample("example.own", "1.0.0")).loadClass(Exits.class.getName());
            assertArrayEquals(Sample.code(Exits.class), loaded.get(Exits.class.getName()));
        }
    }

    @Test
    void what_a_fragment_brings_into_one_of_parleys_own_is_changed() throws Exception {
        try (var room = new Room(directory)) {
            var loaded = loaded(room);
            install(room, "deploy:part", new Sample("example.part", "1.0.0").with("Fragment-Host", "example.own"));
            install(room, "parley:own", new Sample("example.own", "1.0.0")).loadClass(Halts.class.getName());
            assertFalse(Arrays.equals(Sample.code(Halts.class), loaded.get(Halts.class.getName())));
        }
    }

    @Test
    void what_cannot_be_read_does_not_end_the_guard() throws Exception {
        try (var room = new Room(directory)) {
            var future = Sample.code(Works.class);
            future[7] = 127; // a Java that is not there yet
            room.context()
                    .registerService(
                            WeavingHook.class,
                            woven -> {
                                if (woven.getClassName().equals(Works.class.getName())) {
                                    woven.setBytes(future);
                                }
                            },
                            ranking(1));
            var tried = install(room, "trial:sample", new Sample(NAME, "1.0.0"));
            assertThrows(UnsupportedClassVersionError.class, () -> tried.loadClass(Works.class.getName()));
            var guarded = deploy(room, new Sample(NAME, "1.0.0").starting(Exits.class));
            assertTrue(guarded.reason().endsWith("System.exit was called."), guarded.reason());
        }
    }

    @Test
    void a_full_stack_costs_the_class_and_not_the_guard() {
        var woven = (WovenClass) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {WovenClass.class}, (proxy, method, arguments) -> {
                    throw new StackOverflowError();
                });
        assertThrows(WeavingException.class, () -> new ExitGuard().weave(woven));
    }

    private Deployment deploy(Room room, Sample sample) throws Exception {
        return room.deployments().deploy(sample.in(directory.resolve("upload.jar")), Terms.USUAL, "anna");
    }

    private Bundle install(Room room, String location, Sample sample) throws Exception {
        try (var in = Files.newInputStream(sample.in(directory.resolve("installed.jar")))) {
            return room.context().installBundle(location, in);
        }
    }

    /** The classes as the framework takes them, by their names: this is asked after the guard. */
    private static Map<String, byte[]> loaded(Room room) {
        var loaded = new ConcurrentHashMap<String, byte[]>();
        room.context()
                .registerService(
                        WeavingHook.class, woven -> loaded.put(woven.getClassName(), woven.getBytes()), ranking(-1));
        return loaded;
    }

    private static Dictionary<String, Object> ranking(int ranking) {
        return FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, ranking));
    }
}
