/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code conf/} says, for those configurations that nobody has changed. */
public final class Defaults {

    private final List<SettingsFile> files;

    /** @param files those that count here */
    public Defaults(List<SettingsFile> files) {
        this.files = List.copyOf(files);
    }

    /** The file of a PID, if there is one and it counts here. */
    public Optional<SettingsFile> file(String pid) {
        return files.stream().filter(file -> file.pid().equals(pid)).findFirst();
    }

    /** What is kept of a file: its values, and a digest of them, by which is seen whether somebody has changed them. */
    public static Map<String, Object> of(SettingsFile file) {
        var properties = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        properties.putAll(file.properties());
        properties.put(Settings.DIGEST, digest(properties));
        return properties;
    }

    /** Whether these are a file's values, unchanged. */
    public static boolean follows(Map<String, Object> properties) {
        return digest(properties).equals(properties.get(Settings.DIGEST));
    }

    /** Without what Parley adds for itself. */
    public static Map<String, Object> set(Map<String, Object> properties) {
        var set = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        set.putAll(properties);
        set.remove(Settings.DIGEST);
        return set;
    }

    private static String digest(Map<String, Object> properties) {
        var sorted = new TreeMap<String, String>();
        properties.forEach((name, value) -> sorted.put(name, text(value)));
        sorted.remove(Settings.DIGEST);
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(sorted.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object value) {
        return java.util.Arrays.deepToString(new Object[] {value});
    }
}
