/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {

    @TempDir
    Path home;

    @Test
    void finds_documents_in_sub_folders_and_leaves_out_what_is_hidden() throws Exception {
        var root = Files.createDirectories(home.resolve("documents"));
        for (var name : Set.of("a.md", "b/c/d.TXT", ".hidden.md", ".git/e.md", "f.docx", "g")) {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), "text");
        }
        assertEquals(
                Set.of("a.md", "b/c/d.TXT"),
                new Folder(root).look().orElseThrow().keySet());
    }

    @Test
    void follows_links_within_and_none_out_of_it() throws Exception {
        var root = Files.createDirectories(home.resolve("documents/..data")).getParent();
        Files.writeString(root.resolve("..data/a.md"), "within");
        Files.writeString(home.resolve("secret.md"), "out of it");
        Files.createSymbolicLink(root.resolve("a.md"), Path.of("..data/a.md"));
        Files.createSymbolicLink(root.resolve("secret.md"), home.resolve("secret.md"));
        Files.createSymbolicLink(root.resolve("all"), home);
        Files.createSymbolicLink(root.resolve("loop.md"), Path.of("loop.md"));
        var folder = new Folder(root);

        assertEquals(Set.of("a.md"), folder.look().orElseThrow().keySet());
        assertEquals("within", new String(folder.read("a.md", 100).orElseThrow()));
        assertEquals(Optional.empty(), folder.read("secret.md", 100));
        assertEquals(Optional.empty(), folder.read("../secret.md", 100));
        assertEquals(Optional.empty(), folder.read("all/secret.md", 100));
    }

    @Test
    void reads_no_more_than_it_may_and_says_when_it_is_not_there() throws Exception {
        var folder = new Folder(home.resolve("documents"));
        assertEquals(Optional.empty(), folder.look());
        assertEquals(Optional.empty(), folder.read("a.md", 4));
        Files.createDirectories(home.resolve("documents"));
        Files.writeString(home.resolve("documents/a.md"), "12345");
        assertEquals(Optional.empty(), folder.read("a.md", 4));
        assertTrue(folder.read("a.md", 5).isPresent());
    }
}
