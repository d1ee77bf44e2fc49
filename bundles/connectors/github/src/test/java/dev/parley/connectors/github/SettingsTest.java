/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.code.CodeHost.Verdict;
import dev.parley.api.connector.Unavailable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com, https://api.github.com",
        "https://api.github.com/, https://api.github.com",
        "https://github.com, https://api.github.com",
        "https://api.acme.ghe.com, https://api.acme.ghe.com",
        "https://git.acme.example, https://git.acme.example/api/v3",
        "https://git.acme.example/, https://git.acme.example/api/v3",
        "https://git.acme.example:8443/api/v3/, https://git.acme.example:8443/api/v3",
        "https://git.acme.example/github/api/v3, https://git.acme.example/github/api/v3",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://localhost:8080/sandbox/github/, http://localhost:8080/sandbox/github",
        "http://[::1]:8080, http://[::1]:8080",
    })
    void finds_the_interface(String given, String address) {
        assertEquals(address, Address.of(given).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.github.com",
                "ftp://api.github.com",
                "http://git.acme.example",
                "https://user:secret@git.acme.example",
                "https://git.acme.example?x=y",
                "https://git.acme.example#x",
                "https://",
                "https://a b",
                "https://git_acme.example",
                "https://[::1]:1/a b"
            })
    void refuses_another_address(String given) {
        assertThrows(IllegalArgumentException.class, () -> Address.of(given));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("neither token nor app", Map.of()),
                Arguments.of("a token of blanks", Map.of("_token", " ")),
                Arguments.of("both", Map.of("_token", FakeGitHub.TOKEN, "app_id", "1")),
                Arguments.of("no token", Map.of("_token", FakeGitHub.TOKEN + " x")),
                Arguments.of("no key", Map.of("app_id", "1")),
                Arguments.of("no PEM", Map.of("app_id", "1", "_private_key", FakeGitHub.TOKEN)),
                Arguments.of("no address", Map.of("_token", FakeGitHub.TOKEN, "url", "nowhere")),
                Arguments.of("no time", Map.of("_token", FakeGitHub.TOKEN, "request_deadline", 0L)),
                Arguments.of("no time for a call", Map.of("_token", FakeGitHub.TOKEN, "call_deadline", -1L)),
                Arguments.of("no requests", Map.of("_token", FakeGitHub.TOKEN, "concurrency", 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void stays_and_says_that_it_is_not_available_when_settings_are_wrong(String what, Map<String, Object> given) {
        var code = new GitHubCode(Settings.of(given));
        Optional<String> first = Optional.empty();
        for (var call : List.<Executable>of(
                () -> code.pullRequest("acme/pay", 41),
                () -> code.pullRequests("acme/pay", true, 10, first),
                () -> code.search("payments", 10, first),
                () -> code.comment("acme/pay", 41, "mark", "Text."),
                () -> code.status("acme/pay", Samples.SHA, "parley", Verdict.ERROR, "", Optional.empty()),
                () -> code.deployment("acme/pay", "main", "test", "mark", Verdict.ERROR))) {
            var cause = Samples.failure(Unavailable.class, call).getCause();
            assertTrue(cause.getMessage().startsWith("wrong settings: "), cause.getMessage());
        }
    }

    @Test
    void takes_the_defaults_with_a_token() {
        assertEquals(
                1,
                SignIn.of(Settings.of(Map.of("_token", FakeGitHub.TOKEN))).all().size());
    }
}
