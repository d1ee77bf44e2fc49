/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.code.PullRequest;
import dev.parley.api.connector.ConnectorException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.function.Executable;

/** What several tests have in common. */
final class Samples {

    static final String SHA = "6dcb09b5b57875f334f61aebed695e2e4193db5e";

    private Samples() {}

    static PullRequest pull(String repository, int number) {
        return with(repository, number, List.of("bob"), List.of("src/Pay.java"));
    }

    /** One with so many reviewers, checks of each kind and files. */
    static PullRequest large(String repository, int number, int many) {
        return with(repository, number, names("reviewer", many), names("file", many));
    }

    private static List<String> names(String of, int many) {
        return IntStream.range(0, many).mapToObj(i -> of + i).toList();
    }

    private static PullRequest with(String repository, int number, List<String> approvers, List<String> files) {
        return new PullRequest(
                repository,
                number,
                "Retry payments",
                "Because.",
                "ada",
                PullRequest.State.OPEN,
                false,
                Optional.of(true),
                "retry",
                SHA,
                "main",
                approvers,
                List.of(),
                new PullRequest.Checks(approvers.size(), List.of("lint"), List.of()),
                files,
                URI.create("https://github.com/" + repository + "/pull/" + number),
                Instant.parse("2031-03-01T12:00:00Z"));
    }

    /** How the call fails; neither the failure nor its causes show what signs in. */
    static <F extends ConnectorException> F failure(Class<F> type, Executable call) {
        var failure = assertThrows(type, call);
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        for (var secret : List.of(FakeGitHub.TOKEN, "ghs_secret", "PRIVATE", "Bearer")) {
            assertFalse(trace.toString().contains(secret), secret);
        }
        return failure;
    }
}
