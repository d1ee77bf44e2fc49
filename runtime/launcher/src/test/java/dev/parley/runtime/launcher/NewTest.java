/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewTest {

    private static final Map<String, String> ARCHETYPE = Map.of(
            "META-INF/maven/archetype-metadata.xml", "<archetype-descriptor/>",
            "archetype-resources/__gitignore__", "target/\n",
            "archetype-resources/pom.xml", "${groupId}:${artifactId}:${version} ${parleyHome} ${project.version} $n",
            "archetype-resources/src/main/java/__className__.java", "package ${package}; class ${className} {}",
            "archetype-resources/src/main/resources/conversations/__artifactId__.yaml", "${phrase} ${id} ${pid}");

    @TempDir
    Path room;

    private Path distribution;

    @BeforeEach
    void distribution() throws IOException {
        distribution = room.resolve("R&D/parley");
        var jar = distribution.resolve("sdk/dev/parley/dev.parley.runtime.archetypes.intent/0.1.0/it-0.1.0.jar");
        Files.createDirectories(jar.getParent());
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var file : ARCHETYPE.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes());
            }
        }
    }

    private int run(String... words) {
        var args = new ArrayList<String>(List.of(words));
        args.addAll(List.of("--dir", room.toString()));
        return new New(distribution).run(args);
    }

    private String problem(String... words) {
        var problem = assertThrows(Problem.class, () -> run(words));
        return problem.getMessage();
    }

    private String text(String file) throws IOException {
        return Files.readString(room.resolve(file));
    }

    @Test
    void makes_a_project_of_the_archetype() throws IOException {
        assertEquals(0, run("intent", "book-room"));
        assertEquals("target/\n", text("book-room/.gitignore"));
        assertEquals(
                "com.example:book-room:1.0.0 %s ${project.version} $n".formatted(room.resolve("R&amp;D/parley")),
                text("book-room/pom.xml"));
        assertEquals(
                "package com.example.bookroom; class BookRoom {}",
                text("book-room/src/main/java/com/example/bookroom/BookRoom.java"));
        assertEquals(
                "book room book_room book.room", text("book-room/src/main/resources/conversations/book-room.yaml"));
        assertFalse(Files.exists(room.resolve("book-room/META-INF")));
    }

    @Test
    void takes_a_package_and_a_title() throws IOException {
        run("intent", "BookRoom", "--package=org.acme.rooms", "--title", "book a room");
        assertEquals(
                "package org.acme.rooms; class BookRoom {}",
                text("BookRoom/src/main/java/org/acme/rooms/BookRoom.java"));
        assertEquals(
                "book a room book_room book.room", text("BookRoom/src/main/resources/conversations/book-room.yaml"));
    }

    @Test
    void overwrites_nothing() throws IOException {
        Files.createDirectories(room.resolve("book-room"));
        Files.writeString(room.resolve("book-room/notes.txt"), "mine");
        assertTrue(problem("intent", "book-room").contains("is there already; nothing was changed"));
        try (Stream<Path> files = Files.list(room.resolve("book-room"))) {
            assertEquals(List.of(room.resolve("book-room/notes.txt")), files.toList());
        }
    }

    @Test
    void says_what_a_name_has_to_be() {
        for (var name : List.of("", "1st", "-x", "book room", "../up", "a/b", "böse", "a--b", "x;y", "x".repeat(41))) {
            assertTrue(
                    problem("intent", name).contains("the name \"" + name + "\" has to be letters and digits"), name);
        }
        assertTrue(problem("intent", "intent").contains("would make a class Intent, and there is one"));
    }

    @Test
    void says_what_a_package_and_a_title_have_to_be() {
        for (var name : List.of("", "com.", "com.new.x", "com/acme", "Com.Acme", "1.2")) {
            assertTrue(problem("intent", "a", "--package", name).contains("is no name of a Java package"), name);
        }
        for (var title : List.of("", "Book a room", "a \"room\"", "a\nb", "${x}", "a  b", "x ".repeat(11))) {
            assertTrue(problem("intent", "a", "--title", title).contains("cannot be the title"), title);
        }
    }

    @Test
    void says_how_it_is_called() {
        for (var words :
                List.of(List.<String>of(), List.of("intent"), List.of("skill", "a"), List.of("intent", "a", "b"))) {
            assertTrue(
                    problem(words.toArray(String[]::new)).startsWith("usage: parley new intent|connector NAME"),
                    words::toString);
        }
        var dangling = assertThrows(Problem.class, () -> new New(distribution).run(List.of("intent", "a", "--dir")));
        assertTrue(dangling.getMessage().startsWith("--dir needs a value"), dangling.getMessage());
    }

    @Test
    void says_so_where_the_distribution_has_no_archetype() {
        assertTrue(problem("connector", "a").contains("unpack or build Parley again"));
    }
}
