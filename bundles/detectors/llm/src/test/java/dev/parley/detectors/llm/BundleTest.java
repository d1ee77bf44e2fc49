/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.api.detect.Detector;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.ComponentContext;
import org.osgi.util.function.Function;
import org.osgi.util.promise.Promise;

/** The bundle, as it is built, in the container. */
@Timeout(300)
class BundleTest {

    private static final String PID = "parley.detector.llm";

    /** What the test talks to it through, shared with it. */
    private static final String SHARED = "dev.parley.api.detect;version=1.1,dev.parley.api.intent;version=1.5,"
            + "dev.parley.api.conversation;version=1.4,org.slf4j;version=2.0.17,org.osgi.service.cm;version=1.6.1";

    @TempDir
    Path cache;

    private final Fixture fixture = new Fixture();
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
                JsonMapper.class)) {
            install(type).start();
        }
        bundle = install(LlmDetector.class);
        bundle.start();
    }

    @AfterEach
    void stop() throws Exception {
        felix.stop();
        felix.waitForStop(0);
        fixture.close();
    }

    @Test
    void without_a_configuration_there_is_no_service() {
        assertEquals(Bundle.ACTIVE, bundle.getState());
        assertNull(felix.getBundleContext().getServiceReference(Detector.class));
        assertNull(bundle.getHeaders().get(Constants.EXPORT_PACKAGE));
    }

    @Test
    void with_one_it_recognizes_in_either_protocol() throws Exception {
        fixture.server.says(Fixture.json("change_status", 0.8, "number", "CHG0030007"));
        configure("openai-compatible", fixture.server.address() + "/v1");
        assertRecognizes();
        configure("ollama", fixture.server.address());
        assertRecognizes();

        assertEquals("/v1/chat/completions", fixture.server.requests.get(0).path());
        assertEquals("/api/chat", fixture.server.requests.get(1).path());
    }

    private void assertRecognizes() throws Exception {
        var reference = reference();
        assertEquals(100, reference.getProperty(Constants.SERVICE_RANKING));
        var detector = felix.getBundleContext().getService(reference);
        assertNotNull(detector);
        assertNotSame(LlmDetector.class, detector.getClass(), "the bundle has its own classes");
        var matches = detector.learn(Fixture.INTENTS).recognize(Fixture.heard("how is CHG0030007 doing?"));
        assertEquals(Map.of("number", "CHG0030007"), matches.get(0).values());
    }

    private void configure(String provider, String address) throws Exception {
        var properties = new Hashtable<String, Object>(Map.of(
                "provider", provider, "base.url", address, ".apiKey", Fixture.KEY, "model", "m", "deadline", 60_000));
        var context = felix.getBundleContext();
        var admin = context.getService(context.getServiceReference(ConfigurationAdmin.class));
        admin.getConfiguration(PID, "?").update(properties);
        while (!isConfigured(provider)) {
            Thread.onSpinWait(); // until the container has taken notice
        }
    }

    private boolean isConfigured(String provider) {
        var reference = reference();
        return reference != null && provider.equals(reference.getProperty("provider"));
    }

    private ServiceReference<Detector> reference() {
        return felix.getBundleContext().getServiceReference(Detector.class);
    }

    private Bundle install(Class<?> type) throws Exception {
        return felix.getBundleContext().installBundle("reference:" + location(type));
    }

    private static String location(Class<?> type) throws URISyntaxException {
        var uri = type.getProtectionDomain().getCodeSource().getLocation().toURI();
        return new File(uri).toURI().toString();
    }
}
