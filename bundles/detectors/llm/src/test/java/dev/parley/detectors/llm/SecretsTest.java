/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.parley.detectors.llm.FakeServer.Reply;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Neither the key nor what anybody said is ever logged, whoever logs and however much. */
class SecretsTest {

    private static final String SAID = "the Quagga project is secret";

    private final Fixture fixture = new Fixture();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root.setLevel(Level.TRACE);
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        root.setLevel(Level.OFF);
        fixture.close();
    }

    @Test
    void an_answer_is_logged_without_them() {
        fixture.server.says(Fixture.json("create_change", 0.6, "summary", "Quagga project"));
        fixture.hear(SAID, Fixture.bot("Quagga?"));

        assertLogged("tokens");
    }

    @Test
    void so_is_an_answer_that_is_of_no_use() {
        fixture.server.says("Quagga " + Fixture.json("Quagga", 7, "Quagga", "Quagga"));
        fixture.hear(SAID);

        assertLogged("tokens");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 429, 500})
    void so_is_a_failure_though_the_server_repeats_them(int status) {
        fixture.with("retries", 1);
        fixture.server.answers(
                request -> new Reply(status, request.authorization() + " is no key for " + request.body()));
        for (int i = 0; i < 6; i++) {
            fixture.hear(SAID);
        }

        assertLogged("is away (" + (status == 200 ? "Json" : "HTTP " + status));
    }

    @Test
    void so_is_a_server_that_is_not_there() {
        fixture.server.close();
        for (int i = 0; i < 6; i++) {
            fixture.hear(SAID);
        }

        assertLogged("is away (Con");
    }

    @Test
    void so_is_a_key_that_cannot_be_sent() {
        fixture.with("_apiKey", Fixture.KEY + "\n" + Fixture.KEY).hear(SAID);

        assertLogged("characters that no key has");
    }

    @Test
    void so_is_an_address_with_a_password_in_it() {
        fixture.with("base_url", "https://user:" + Fixture.KEY + "@models.acme.org/v1")
                .hear(SAID);

        assertLogged("base.url is no address");
    }

    private void assertLogged(String expected) {
        var all = log.list.stream().map(SecretsTest::whole).collect(Collectors.joining("\n"));
        assertTrue(all.contains(expected), all);
        assertFalse(all.contains(Fixture.KEY), all);
        assertFalse(all.contains("Quagga"), all);
    }

    private static String whole(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
}
