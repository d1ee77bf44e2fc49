/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.failsafe.Failsafe;
import dev.parley.api.health.Probe;
import dev.parley.api.knowledge.Finding;
import dev.parley.api.knowledge.KnowledgeBase;
import dev.parley.lib.jdbi.Database;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.ComponentContext;
import org.osgi.util.function.Function;
import org.osgi.util.promise.Promise;

/** The bundle, as it is built, in the container: what is configured holds at once. */
@Timeout(300)
class BundleTest {

    /** What the test talks to it through, shared with it. */
    private static final String SHARED = "dev.parley.api.knowledge;version=2.0,dev.parley.api.conversation;version=1.4,"
            + "dev.parley.api.user;version=1.0,dev.parley.api.health;version=1.1,dev.parley.api.connector;version=1.1,"
            + "org.slf4j;version=2.0.17,org.slf4j.event;version=2.0.17,org.slf4j.spi;version=2.0.17,org.osgi.service.cm;version=1.6.1";

    @RegisterExtension
    static final WireMockExtension SERVICE =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @TempDir
    Path cache;

    private Framework felix;
    private Bundle bundle;

    @BeforeEach
    void start() throws Exception {
        felix = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        cache.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        SHARED,
                        "felix.log.level",
                        "1"));
        felix.start();
        for (var type : List.of(
                Function.class,
                Promise.class,
                ComponentContext.class,
                Class.forName("org.apache.felix.cm.impl.ConfigurationManager"),
                Class.forName("org.apache.felix.scr.impl.Activator"),
                JsonInclude.class,
                JsonFactory.class,
                JsonMapper.class,
                Failsafe.class,
                Database.class)) {
            install(type).start();
        }
        felix.getBundleContext()
                .registerService(DataSource.class, Fixture.database(), new Hashtable<>(Map.of("name", "parley")));
        bundle = install(Bridge.class);
        bundle.start();
        SERVICE.stubFor(post(anyUrl()).willReturn(okJson("{\"answer\": \"14 days.\"}")));
    }

    @AfterEach
    void stop() throws Exception {
        felix.stop();
        felix.waitForStop(0);
    }

    @Test
    void without_a_configuration_there_is_no_service() {
        assertEquals(Bundle.ACTIVE, bundle.getState());
        assertNull(bundle.getHeaders().get(Constants.EXPORT_PACKAGE));
        assertEquals(List.of(), references(KnowledgeBase.class));
        assertEquals(List.of(), references(Probe.class));
    }

    @Test
    void the_settings_of_the_customer_bot_are_a_bridge() throws Exception {
        var settings = admin().getConfiguration("parley.chatbot", "?");
        settings.update(settings("rag_api_url", SERVICE.baseUrl(), "rag_api_key", Fixture.KEY, "bot_name", "Bot"));
        await(() -> isAnswered("14 days."));
        SERVICE.verify(
                postRequestedFor(urlEqualTo("/query")).withHeader("Authorization", equalTo("Bearer " + Fixture.KEY)));
        assertEquals(100, references(KnowledgeBase.class).get(0).getProperty(Constants.SERVICE_RANKING));
        assertKeyIsNowhere();

        settings.update(settings(
                "rag_api_url",
                SERVICE.baseUrl() + "/v1",
                ".rag_api_key",
                "other",
                "rag_shape",
                "openai",
                "rag_model",
                "m7",
                "rag_timeout_ms",
                9_000));
        SERVICE.stubFor(post("/v1/chat/completions")
                .withHeader("Authorization", equalTo("Bearer other"))
                .withRequestBody(matchingJsonPath("$.model", equalTo("m7")))
                .willReturn(okJson("{\"choices\": [{\"message\": {\"content\": \"A fortnight.\"}}]}")));
        await(() -> isAnswered("A fortnight."));
        await(() -> references(Probe.class).size() == 1);

        settings.update(settings("rag_api_url", " ", "rag_api_key", Fixture.KEY));
        await(() -> references(KnowledgeBase.class).isEmpty()
                && references(Probe.class).isEmpty());

        settings.update(settings("rag_api_url", SERVICE.baseUrl()));
        await(() -> isAnswered("14 days."));
        settings.delete();
        await(() -> references(KnowledgeBase.class).isEmpty()
                && references(Probe.class).isEmpty());
    }

    @Test
    void an_address_that_is_refused_is_told_and_mended() throws Exception {
        var settings = admin().getConfiguration("parley.chatbot", "?");
        settings.update(settings("rag_api_url", "file:///etc/passwd", "rag_api_key", Fixture.KEY));
        await(() -> "url has to begin with http:// or https://".equals(problem()));
        assertEquals(List.of(), references(KnowledgeBase.class));
        assertKeyIsNowhere();

        settings.update(settings("rag_api_url", SERVICE.baseUrl(), "rag_allow_private", false));
        await(() -> problem().endsWith("localhost is a private address, which is not allowed"));
        assertFalse(isAnswered("14 days."));

        settings.update(settings("rag_api_url", SERVICE.baseUrl()));
        await(() -> isAnswered("14 days."));
        await(() -> problem().isEmpty());
    }

    @Test
    void there_may_be_several_bridges_of_their_own() throws Exception {
        var wiki = bridge("wiki", 150);
        bridge("tickets", 50);
        await(() -> references(KnowledgeBase.class).size() == 2);
        var best = felix.getBundleContext().getServiceReference(KnowledgeBase.class);
        assertEquals("wiki", felix.getBundleContext().getService(best).name());
        assertTrue(isAnswered("14 days."));
        assertKeyIsNowhere();

        wiki.delete();
        await(() -> references(KnowledgeBase.class).size() == 1);
    }

    private Configuration bridge(String name, int ranking) throws Exception {
        var configuration = admin().getFactoryConfiguration("parley.knowledge.rag", name, "?");
        configuration.update(settings(
                "name",
                name,
                "url",
                SERVICE.baseUrl(),
                "allow.private",
                true,
                ".key",
                Fixture.KEY,
                "headers",
                new String[] {"Authorization: Bearer " + Fixture.KEY},
                "service.ranking",
                ranking));
        return configuration;
    }

    private Hashtable<String, Object> settings(Object... pairs) {
        var settings = new Hashtable<String, Object>(Map.of("rag_allow_private", true));
        for (int i = 0; i < pairs.length; i += 2) {
            settings.put((String) pairs[i], pairs[i + 1]);
        }
        return settings;
    }

    private boolean isAnswered(String text) {
        var reference = felix.getBundleContext().getServiceReference(KnowledgeBase.class);
        var base = reference == null ? null : felix.getBundleContext().getService(reference);
        if (base == null) {
            return false;
        }
        var answer = base.answer(Fixture.question("refunds?"), piece -> {});
        return answer.map(Finding::text).equals(Optional.of(text));
    }

    private String problem() {
        return references(Probe.class).stream()
                .map(reference -> felix.getBundleContext().getService(reference))
                .filter(Objects::nonNull)
                .flatMap(probe -> probe.problem().stream())
                .findFirst()
                .orElse("");
    }

    /** Of whatever service, not only of the bundle's. */
    private void assertKeyIsNowhere() throws Exception {
        var properties = Arrays.stream(felix.getBundleContext().getAllServiceReferences(null, null))
                .flatMap(reference -> Arrays.stream(reference.getPropertyKeys())
                        .map(key -> key + '=' + Arrays.deepToString(new Object[] {reference.getProperty(key)})))
                .collect(Collectors.joining("\n"));
        assertTrue(properties.contains("service.ranking"));
        assertFalse(properties.contains(Fixture.KEY), properties);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait(); // until the container has taken notice
        }
    }

    private <S> List<ServiceReference<S>> references(Class<S> type) {
        try {
            return List.copyOf(felix.getBundleContext().getServiceReferences(type, null));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private ConfigurationAdmin admin() {
        var context = felix.getBundleContext();
        return context.getService(context.getServiceReference(ConfigurationAdmin.class));
    }

    private Bundle install(Class<?> type) throws Exception {
        var uri = type.getProtectionDomain().getCodeSource().getLocation().toURI();
        return felix.getBundleContext().installBundle("reference:" + new File(uri).toURI());
    }
}
