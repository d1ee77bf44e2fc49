/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The {@code parley} command of the distribution, run as people run it. */
class ParleyCommandTest {

    /** The password that web consoles come with. */
    private static final String ADMIN = Base64.getEncoder().encodeToString("admin:admin".getBytes(UTF_8));

    @TempDir
    Path directory;

    @Test
    void is_ready_and_stops_cleanly_within_five_seconds() throws Exception {
        try (var parley = RunningParley.start(data())) {
            assertEquals(200, get(parley.url().resolve("health/ready")));
            assertEquals(0, command("status").awaitExit());

            var before = Instant.now();
            assertEquals(0, parley.stop());
            assertTrue(Duration.between(before, Instant.now()).toMillis() < 5_000);
        }
        assertFalse(Files.exists(data().resolve("run.json")));
        assertNotEquals(0, command("status").awaitExit());
    }

    @Test
    void starts_again_after_kill_9_and_after_its_cache_was_damaged() throws Exception {
        try (var parley = RunningParley.start(data())) {
            parley.kill();
        }
        for (var bundle : new String[] {"bundle1", "bundle7"}) {
            Files.writeString(data().resolve("cache").resolve(bundle).resolve("bundle.info"), "damaged");
        }
        try (var parley = RunningParley.start(data())) {
            assertEquals(200, get(parley.url().resolve("health/ready")));
        }
    }

    @Test
    void only_one_runs_on_a_data_directory() {
        try (var first = RunningParley.start(data())) {
            var second = command("run");
            assertEquals(1, second.awaitExit());
            assertSentence(second, "another Parley is running on the data directory");
            assertTrue(first.process().isAlive());
        }
    }

    @Test
    void a_taken_port_is_one_sentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(taken.getLocalPort());
            var parley = RunningParley.launch(data(), Map.of(), "run", "--port", port);
            assertEquals(1, parley.awaitExit());
            assertSentence(parley, "port " + port + " of 127.0.0.1 is taken");
        }
    }

    @Test
    void a_data_directory_that_cannot_be_written_is_one_sentence() throws Exception {
        Files.writeString(directory.resolve("file"), "");
        var parley = RunningParley.launch(directory.resolve("file/data"), Map.of(), "run");
        assertEquals(1, parley.awaitExit());
        assertSentence(parley, "the data directory .*/file/data cannot be written");
    }

    @ParameterizedTest
    @CsvSource({
        "PARLEY_PORT, abc,        2, PARLEY_PORT has to be a port",
        "PARLEY_PORT, 70000,      2, PARLEY_PORT has to be a port",
        "PARLEY_HOST, 192.0.2.17, 1, PARLEY_HOST.* has to be an address of this machine",
        "DB_ENGINE,   oracle,     1, DB_ENGINE.* has to be h2 or postgresql",
        "DB_PORT,     many,       1, DB_PORT.* has to be a number",
    })
    void a_wrong_value_in_the_environment_is_one_sentence(String name, String value, int exit, String sentence) {
        var parley = RunningParley.launch(data(), Map.of(name, value), "run");
        assertEquals(exit, parley.awaitExit());
        assertSentence(parley, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"engine\": \"h2\",}         | parley.store.json: .* at line 1, column 17",
                "{\"engin\": \"h2\"}           | parley.store.json: \"engin\" is no setting of parley.store",
                "{\"pool\": \"some\"}          | parley.store.json: \"pool\" has to be a whole number, not \"some\"",
                "[]                            | parley.store.json: is no JSON object",
            })
    void a_wrong_value_in_a_file_is_one_sentence(String json, String sentence) throws Exception {
        var copy = copyOfTheDistribution();
        Files.writeString(copy.resolve("conf/parley.store.json"), json);
        var parley = RunningParley.launch(copy.resolve("bin/parley"), data(), Map.of(), "run");
        assertEquals(1, parley.awaitExit());
        assertSentence(parley, sentence);
    }

    @Test
    void runs_from_anywhere_and_leaves_its_program_alone() throws Exception {
        var copy = copyOfTheDistribution();
        var link = Files.createSymbolicLink(directory.resolve("linked"), copy.resolve("bin/parley"));
        try (var parley = RunningParley.launch(link, data(), Map.of(), "run")) {
            assertEquals(200, get(parley.url().resolve("health/ready")));
        }
        try (var files = Files.walk(copy.resolve("data"))) {
            assertEquals(2, files.count(), "data and data/logs");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fly,     ,        2, there is no command \"fly\"",
        "run,     --fast,  2, run does not know \"--fast\"",
        "run,     --port,  2, --port needs a value",
        "deploy,  x.jar,   1, there is no file x.jar",
        "deploy,  ,        2, usage: parley deploy FILE.jar",
        "build,   ,        2, build works in a checkout only",
    })
    void a_mistake_is_one_sentence(String command, String argument, int exit, String sentence) {
        var parley = argument == null ? command(command) : command(command, argument);
        assertEquals(exit, parley.awaitExit());
        assertSentence(parley, sentence);
    }

    @Test
    void deploys_and_undeploys_a_bundle_and_says_why_one_does_not_run() throws Exception {
        var copy = copyOfTheDistribution();
        var script = copy.resolve("bin/parley");
        try (var parley = RunningParley.launch(script, data(), Map.of(), "run")) {
            parley.url();
            var good = bundle("example.good", "1.0.0", "org.osgi.framework");
            var deployed = RunningParley.launch(script, data(), Map.of(), "deploy", good.toString());
            assertEquals(0, deployed.awaitExit(), deployed.output());
            assertSentence(deployed, "example.good 1.0.0 is active");

            var bad = bundle("example.bad", "1.0.0", "example.missing");
            var refused = RunningParley.launch(script, data(), Map.of(), "deploy", bad.toString());
            assertEquals(1, refused.awaitExit(), refused.output());
            assertSentence(
                    refused,
                    "example.bad 1.0.0 does not run: needs package example.missing, which no bundle here exports");

            Files.writeString(copy.resolve("deploy/broken.jar"), "no jar at all");
            parley.await("broken.jar cannot be read as a jar; it is left alone");
            var newer = bundle("example.good", "1.1.0", "org.osgi.framework");
            assertEquals(
                    0,
                    RunningParley.launch(script, data(), Map.of(), "deploy", newer.toString())
                            .awaitExit());

            for (var name : new String[] {"example.good", "example.bad"}) {
                var gone = RunningParley.launch(script, data(), Map.of(), "undeploy", name);
                assertEquals(0, gone.awaitExit(), gone.output());
            }
            assertEquals(200, get(parley.url().resolve("health/ready")));
        }
    }

    @Test
    void the_console_is_closed_while_security_is_absent() throws Exception {
        var copy = copyOfTheDistribution();
        try (var files = Files.list(copy.resolve("bundle"))) {
            for (var file : files.filter(f -> f.getFileName().toString().startsWith("dev.parley.security-"))
                    .toList()) {
                Files.delete(file);
            }
        }
        var port = freePort();
        var environment = Map.of("PARLEY_PORT", String.valueOf(port));
        try (var parley = RunningParley.launch(copy.resolve("bin/parley"), data(), environment, "run")) {
            parley.await("not ready yet: sign-in: missing");
            assertEquals(404, get(URI.create("http://127.0.0.1:" + port + "/system/console/bundles")));
        }
    }

    @Test
    void chats_in_a_pipe() {
        try (var parley = RunningParley.start(data())) {
            var chat = RunningParley.launch(
                            data(), Map.of("PARLEY_URL", parley.url().toString()), "chat")
                    .type("help\n");
            assertEquals(0, chat.awaitExit(), chat.output());
            assertFalse(chat.output().isBlank());
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private RunningParley command(String... command) {
        return RunningParley.launch(data(), Map.of(), command);
    }

    private static void assertSentence(RunningParley parley, String sentence) {
        assertTrue(parley.line(sentence).isPresent(), parley.output());
        var others = parley.output().lines().filter(line -> !line.contains("is being tried"));
        assertEquals(1, others.count(), parley.output());
    }

    private static int get(URI uri) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).header("Authorization", "Basic " + ADMIN);
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Path copyOfTheDistribution() throws IOException {
        var from = Path.of(System.getProperty("parley.command")).getParent().getParent();
        var to = directory.resolve("somewhere else");
        for (var part : new String[] {"bin", "bundle", "conf", "deploy", "data/logs"}) {
            try (var files = Files.walk(from.resolve(part), 1)) {
                for (var file : files.filter(file -> Files.isRegularFile(file) || file.endsWith(part))
                        .toList()) {
                    var target = to.resolve(from.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }

    private Path bundle(String name, String version, String imported) throws IOException {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", version);
        main.putValue("Import-Package", imported);
        var jar = directory.resolve(name + "-of-somebody.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
