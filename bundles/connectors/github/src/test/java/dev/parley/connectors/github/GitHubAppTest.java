/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.code.CodeHost.Verdict;
import dev.parley.api.code.PullRequest;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.connectors.testkit.VendorApi;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIf("dev.parley.connectors.testkit.VendorApi#hasContracts")
class GitHubAppTest {

    private static final KeyPair KEYS = Keys.pair();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Optional<String> FIRST = Optional.empty();

    @RegisterExtension
    final VendorApi api = Api.GITHUB;

    private FakeGitHub fake;

    @BeforeEach
    void start() {
        fake = Api.serve(api);
        fake.put(Samples.pull("acme/pay", 41));
        fake.put(Samples.pull("zeta/web", 42));
    }

    private FakeApp installed(Map<String, Integer> installations, Duration life) {
        var app = new FakeApp((RSAPublicKey) KEYS.getPublic(), installations, life);
        fake.signIn(app);
        return app;
    }

    private GitHubCode code(KeyPair keys, long installation) {
        return new GitHubCode(Settings.of(Map.of(
                "url",
                api.address().toString(),
                "app_id",
                FakeApp.ID,
                "_private_key",
                Keys.pkcs1(keys),
                "installation_id",
                installation)));
    }

    @Test
    void signs_in_as_an_installation_once_for_many_calls() {
        var app = installed(Map.of("acme", 5), HOUR);
        var code = code(KEYS, 5);

        assertEquals(Optional.of(Samples.pull("acme/pay", 41)), code.pullRequest("acme/pay", 41));
        code.comment("acme/pay", 41, "mark", "Text.");
        code.comment("acme/pay", 41, "mark", "Another.");

        assertEquals(List.of("Another."), fake.comments("acme/pay", 41));
        assertEquals(1, app.given.size());
        api.server().verify(0, getRequestedFor(urlPathEqualTo("/user")));
    }

    @Test
    void leaves_a_comment_alone_that_another_wrote() {
        installed(Map.of("acme", 5), HOUR);
        fake.addComment("acme/pay", 41, FakeGitHub.ME, "<!-- parley:mark -->\nTheirs.");

        code(KEYS, 5).comment("acme/pay", 41, "mark", "Ours.");

        assertEquals(List.of("Theirs.", "Ours."), fake.comments("acme/pay", 41));
    }

    @Test
    void fetches_a_token_before_the_last_one_expires() {
        var app = installed(Map.of("acme", 5), Duration.ofSeconds(4));
        var code = code(KEYS, 5);
        var end = System.nanoTime() + PATIENCE.toNanos();

        while (app.given.size() < 2) {
            assertTrue(System.nanoTime() < end, "the token has expired by now");
            code.status("acme/pay", Samples.SHA, "parley", Verdict.SUCCESS, "", Optional.empty());
        }

        api.server().verify(0, getRequestedFor(urlPathEqualTo("/user")));
    }

    @Test
    void fetches_another_token_when_the_last_one_is_refused() {
        var app = installed(Map.of("acme", 5), HOUR);
        var code = code(KEYS, 5);
        code.pullRequest("acme/pay", 41);
        fake.tokens.remove(app.given.get(0));

        assertTimeout(Duration.ofSeconds(20), () -> {
            while (!isThere(code)) {
                Thread.onSpinWait();
            }
        });
        assertEquals(2, app.given.size());
    }

    private static boolean isThere(GitHubCode code) {
        try {
            return code.pullRequest("acme/pay", 41).isPresent();
        } catch (Unavailable e) {
            return false;
        }
    }

    @Test
    void finds_the_installation_by_the_repository() {
        var app = installed(Map.of("acme", 5, "zeta", 6), HOUR);
        var code = code(KEYS, 0);

        for (int call = 0; call < 2; call++) {
            assertTrue(code.pullRequest("acme/pay", 41).isPresent());
            assertTrue(code.pullRequest("zeta/web", 42).isPresent());
        }

        assertEquals(2, app.given.size());
        api.server().verify(1, getRequestedFor(urlPathEqualTo("/repos/acme/pay/installation")));
    }

    @Test
    void knows_nothing_where_it_is_not_installed() {
        installed(Map.of("zeta", 6), HOUR);
        var code = code(KEYS, 0);

        assertEquals(Optional.empty(), code.pullRequest("acme/pay", 41));
        assertEquals(List.of(), code.pullRequests("acme/pay", true, 5, FIRST).items());
        Samples.failure(Rejected.class, () -> code.comment("acme/pay", 41, "mark", "Text."));
    }

    @Test
    void searches_in_one_installation_after_the_other() {
        installed(Map.of("acme", 5, "zeta", 6), HOUR);
        var code = code(KEYS, 0);
        var found = new ArrayList<String>();
        var tokens = new HashSet<Optional<String>>();
        var cursor = FIRST;
        do {
            var page = code.search("payments", 1, cursor);
            page.items().stream().map(PullRequest::name).forEach(found::add);
            cursor = page.next();
        } while (cursor.isPresent() && tokens.add(cursor));

        api.server()
                .findAll(getRequestedFor(urlPathEqualTo("/search/issues")))
                .forEach(request -> tokens.add(Optional.of(request.getHeader("Authorization"))));
        assertEquals(Set.of("acme/pay#41", "zeta/web#42"), Set.copyOf(found));
        assertTrue(
                tokens.containsAll(Set.of(Optional.of("Bearer ghs_secretOf0"), Optional.of("Bearer ghs_secretOf1"))));
    }

    private static boolean isAwayBefore(Duration time, Runnable call) {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            try {
                call.run();
            } catch (Unavailable e) {
                return true;
            }
        }
        return false;
    }

    @Test
    void looks_the_installation_up_again_when_it_is_another() {
        var installations = new HashMap<>(Map.of("acme", 5));
        installed(installations, Duration.ofSeconds(1));
        var code = code(KEYS, 0);
        code.pullRequest("acme/pay", 41);
        installations.put("acme", 9);

        assertTrue(isAwayBefore(PATIENCE, () -> code.pullRequest("acme/pay", 41)), "the old one is asked for a token");
        assertTrue(code.pullRequest("acme/pay", 41).isPresent());
    }

    @Test
    void is_not_available_with_a_key_that_is_not_the_apps() {
        installed(Map.of("acme", 5), HOUR);

        for (long installation : new long[] {0, 5}) {
            var code = code(Keys.pair(), installation);
            Samples.failure(Unavailable.class, () -> code.pullRequest("acme/pay", 41));
        }
    }

    @Test
    void admins_are_told_which_app_it_is_and_how_all_installations_stand() {
        installed(Map.of("acme", 11), HOUR);
        var code = code(KEYS, 0);
        assertEquals("Parley is the app Parley of Acme.", code.test());

        code.pullRequest("acme/pay", 41);
        fake.tokens.clear();
        fake.signIn(new FakeApp((RSAPublicKey) Keys.pair().getPublic(), Map.of("acme", 11), HOUR));
        assertThrows(Unavailable.class, () -> code.pullRequest("acme/pay", 41));

        assertTrue(code.standing().lastFailure().orElseThrow().startsWith("A call failed: "));
    }
}
