/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileInputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles signed with the tools of the JDK. */
class SignaturesTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path directory;

    @Test
    void only_whole_bundles_of_trusted_signers_are_let_in() throws Exception {
        var ours = key("ours");
        var trusted = new Signatures(HexFormat.ofDelimiter(":").withUpperCase().formatHex(ours));
        var jar = new Sample("example.signed", "1.0.0").in(directory.resolve("signed.jar"));
        assertDoesNotThrow(() -> new Signatures().check(Jar.read(jar, 1)), "nobody is asked for");
        assertEquals("is not signed, and only bundles of trusted signers are let in", problem(trusted, jar));

        tool("jarsigner", "-keystore", store().toString(), "-storepass", PASSWORD, jar.toString(), "ours");
        assertDoesNotThrow(() -> trusted.check(Jar.read(jar, 1)));
        assertEquals("is signed by somebody who is not trusted here", problem(new Signatures("00ff"), jar));

        try (var content = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            Files.writeString(content.getPath("OSGI-INF/sample.xml"), "<other/>");
        }
        assertEquals("has a signature that does not fit its content", problem(trusted, jar));
        try (var content = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            Files.delete(content.getPath("OSGI-INF/sample.xml"));
            Files.writeString(content.getPath("added.txt"), "unsigned");
        }
        assertEquals("is not signed, and only bundles of trusted signers are let in", problem(trusted, jar));
    }

    private static String problem(Signatures signatures, Path jar) throws NoBundle {
        var bundle = Jar.read(jar, 1);
        return assertThrows(NoBundle.class, () -> signatures.check(bundle))
                .complaint()
                .problem();
    }

    private Path store() {
        return directory.resolve("keys.p12");
    }

    /** The fingerprint of a new key's certificate. */
    private byte[] key(String alias) throws Exception {
        tool(
                "keytool",
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias,
                "-keystore",
                store().toString(),
                "-storepass",
                PASSWORD);
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = new FileInputStream(store().toFile())) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return Jar.sha256().digest(keys.getCertificate(alias).getEncoded());
    }

    private static void tool(String name, String... words) throws Exception {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
        line.addAll(List.of(words));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
    }
}
