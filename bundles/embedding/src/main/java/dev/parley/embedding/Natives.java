/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The native libraries, unpacked and loaded once in the life of a class loader. */
final class Natives {

    private static final String ONNX_PATH = "onnxruntime.native.path";
    private static OrtEnvironment environment;

    private Natives() {}

    /**
     * Loads them unless they are.
     *
     * @param room where to unpack them
     * @throws IOException if there are none for this machine
     * @throws LinkageError if this machine cannot load them
     */
    static synchronized OrtEnvironment load(Unpacked room) throws IOException {
        if (environment == null) {
            String os = os();
            boolean intel = architecture().equals("x64");
            loadTokenizer(room, os, "native/lib/" + os + (intel ? "-x86_64" : "-aarch64") + "/cpu/");
            environment = loadOnnx(room, "ai/onnxruntime/native/" + os + (intel ? "-x64/" : "-aarch64/"));
        }
        return environment;
    }

    private static void loadTokenizer(Unpacked room, String os, String folder) throws IOException {
        if (os.equals("win")) {
            for (var needed : List.of("libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libstdc++-6.dll")) {
                System.load(room.file(folder + needed).toString());
            }
        }
        System.load(room.file(folder + System.mapLibraryName("tokenizers")).toString());
    }

    private static OrtEnvironment loadOnnx(Unpacked room, String folder) throws IOException {
        Path library = room.file(folder + System.mapLibraryName("onnxruntime"));
        room.file(folder + System.mapLibraryName("onnxruntime4j_jni"));
        String before = System.getProperty(ONNX_PATH);
        System.setProperty(ONNX_PATH, library.getParent().toString());
        try {
            return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        } finally {
            if (before == null) {
                System.clearProperty(ONNX_PATH);
            } else {
                System.setProperty(ONNX_PATH, before);
            }
        }
    }

    private static String os() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "osx" : name.startsWith("windows") ? "win" : "linux";
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
    }
}
