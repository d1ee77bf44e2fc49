/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.api.connector.Unavailable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Neither the key nor what a user typed is told to anybody but the service. */
class SecrecyTest {

    private static final String QUESTION = "my-private-question";

    @RegisterExtension
    static final WireMockExtension SERVICE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final Logger log = (Logger) LoggerFactory.getLogger("dev.parley");
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    @BeforeEach
    void listen() {
        events.start();
        log.setLevel(Level.TRACE);
        log.addAppender(events);
    }

    @AfterEach
    void stop() {
        log.detachAppender(events);
        log.setLevel(Level.OFF);
    }

    @Test
    void whatever_the_service_answers() {
        var echo = "{\"detail\": \"" + QUESTION + " " + Fixture.KEY + "\"}";
        for (ResponseDefinitionBuilder response : List.of(
                aResponse().withStatus(401).withBody(echo),
                aResponse().withStatus(422).withBody(echo),
                aResponse().withStatus(500).withBody(echo),
                okJson("{\"error\": " + echo + "}"),
                okJson("<html>" + echo),
                okJson("{\"answer\": \"14 days.\"}"))) {
            SERVICE.stubFor(post(anyUrl()).willReturn(response));
            var bridge = Fixture.bridge(
                    SERVICE.baseUrl() + "/query?token=" + Fixture.KEY, "headers", new String[] {"X: " + Fixture.KEY});
            assertIsSecret(bridge + failure(bridge) + bridge.problem());
        }
        assertIsSecret(logged());
        assertFalse(events.list.isEmpty());
    }

    private static String failure(Bridge bridge) {
        try {
            return bridge.answer(Fixture.question(QUESTION), piece -> {}).toString();
        } catch (Unavailable e) {
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return trace.toString();
        }
    }

    private String logged() {
        return events.list.stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
    }

    private static void assertIsSecret(String text) {
        assertFalse(text.contains(Fixture.KEY), text);
        assertFalse(text.contains(QUESTION), text);
    }
}
