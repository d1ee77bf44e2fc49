/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Directories of one server's own: its settings, and where bundles are dropped. */
record Site(Path directory) implements AutoCloseable {

    /** With the distribution's settings. */
    static Site of(Path distribution) throws IOException {
        var site = new Site(Files.createTempDirectory("parley-bench-site"));
        Files.createDirectory(site.conf());
        Files.createDirectory(site.deploy());
        for (var file : files(distribution.resolve("conf"))) {
            Files.copy(file, site.conf().resolve(file.getFileName()));
        }
        return site;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }

    /** Before the server starts. */
    Site with(String pid, String json) throws IOException {
        Files.writeString(conf().resolve(pid + ".json"), json);
        return this;
    }

    Site untried() throws IOException {
        return with("parley.deployment", "{\"gate\": false}");
    }

    /** A jar appears whole, in place of one of the same name. */
    void drop(Path jar, String name) throws IOException {
        Files.move(jar, deploy().resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    Map<String, String> environment() {
        return Map.of("PARLEY_CONF", conf().toString(), "PARLEY_DEPLOY", deploy().toString());
    }

    private Path conf() {
        return directory.resolve("conf");
    }

    Path deploy() {
        return directory.resolve("deploy");
    }

    @Override
    public void close() throws IOException {
        Server.deleteAll(directory);
    }
}
