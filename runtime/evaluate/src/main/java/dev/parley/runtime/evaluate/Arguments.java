/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the command is asked for.
 *
 * @param what {@code intents} or {@code retrieval}
 * @param file without one it is about stored utterances
 * @param deployed whether a running Parley is asked instead of a detector that learns from the file
 * @param url of that Parley, if it is said
 */
record Arguments(String what, Optional<Path> file, boolean deployed, Optional<String> url, boolean json) {

    private static final String USAGE = "usage: parley evaluate intents|retrieval FILE [--json],"
            + " parley evaluate intents FILE --deployed [--url URL] [--json]"
            + " or parley evaluate intents --stored [--url URL] [--json]";

    static Arguments parse(List<String> args) {
        var rest = new ArrayList<>(args);
        boolean json = rest.remove("--json");
        boolean deployed = rest.remove("--deployed");
        boolean stored = rest.remove("--stored");
        var url = url(rest);
        boolean isMeantForParley = deployed || stored;
        if (rest.size() != (stored ? 1 : 2)
                || rest.stream().anyMatch(one -> one.startsWith("--"))
                || deployed && stored
                || url.isPresent() && !isMeantForParley) {
            throw Problem.usage("%s", USAGE);
        }
        var what = rest.get(0);
        if (!what.equals("intents") && (isMeantForParley || !what.equals("retrieval"))) {
            throw Problem.usage("\"%s\" cannot be evaluated; %s", what, USAGE);
        }
        return new Arguments(what, rest.stream().skip(1).findFirst().map(Arguments::path), deployed, url, json);
    }

    private static Optional<String> url(List<String> rest) {
        int at = rest.indexOf("--url");
        if (at < 0) {
            return Optional.empty();
        }
        rest.remove(at);
        if (at == rest.size()) {
            throw Problem.usage("--url needs a value");
        }
        return Optional.of(rest.remove(at));
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw Problem.usage("there is no file %s", file);
        }
    }
}
