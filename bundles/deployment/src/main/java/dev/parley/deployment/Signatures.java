/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import java.io.IOException;
import java.io.OutputStream;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may have made a bundle: every file in it is signed by one of these, or nobody is asked for. */
final class Signatures {

    private final Set<String> trusted;

    /** @param fingerprints SHA-256, colons and letter case do not matter */
    Signatures(String... fingerprints) {
        trusted = Stream.of(fingerprints)
                .map(Signatures::plain)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
    }

    void check(Jar jar) throws NoBundle {
        if (trusted.isEmpty()) {
            return;
        }
        try (var file = new JarFile(jar.file().toFile(), true)) {
            for (var entry : files(file)) {
                try (var in = file.getInputStream(entry)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
                if (!isTrusted(entry.getCodeSigners())) {
                    throw NoBundle.because(
                            entry.getCodeSigners() == null
                                    ? "is not signed, and only bundles of trusted signers are let in"
                                    : "is signed by somebody who is not trusted here",
                            "Sign it with jarsigner, or add its signer to \"Trusted signers\" in the settings of parley.deployment.");
                }
            }
        } catch (IOException | SecurityException e) {
            throw NoBundle.because(
                    "has a signature that does not fit its content",
                    "It was changed after it was signed: sign it again.");
        }
    }

    private static List<JarEntry> files(JarFile file) {
        return file.stream()
                .filter(entry -> !entry.isDirectory() && !isPartOfTheSignature(entry.getName()))
                .toList();
    }

    /** These are what is signed with, as the JAR specification lists them. */
    private static boolean isPartOfTheSignature(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        return upper.matches("META-INF/(MANIFEST\\.MF|SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))");
    }

    private boolean isTrusted(CodeSigner... signers) {
        return signers != null
                && Stream.of(signers)
                        .flatMap(signer -> signer.getSignerCertPath().getCertificates().stream())
                        .map(Signatures::fingerprint)
                        .anyMatch(trusted::contains);
    }

    private static String fingerprint(Certificate certificate) {
        try {
            return HexFormat.of().formatHex(Jar.sha256().digest(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            return "";
        }
    }

    private static String plain(String fingerprint) {
        return fingerprint.replace(":", "").strip().toLowerCase(Locale.ROOT);
    }
}
