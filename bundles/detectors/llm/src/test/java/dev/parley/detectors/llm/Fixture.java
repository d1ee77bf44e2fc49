/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.detect.Detector.Recognizer;
import dev.parley.api.detect.Heard;
import dev.parley.api.detect.Match;
import dev.parley.api.detect.Memory;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Option;
import dev.parley.api.intent.Slot;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A detector that asks the fake server, and knows three intents. */
final class Fixture implements AutoCloseable {

    static final String KEY = "sk-Z7secretQ9";
    static final ZonedDateTime NOW = ZonedDateTime.parse("2026-03-11T10:15:30+01:00[Europe/Berlin]");

    static final List<IntentSpec> INTENTS = List.of(
            IntentSpec.named("cancel_change")
                    .title("cancel a change")
                    .examples("cancel CHG0030001", "call off my change")
                    .slots(number(), Slot.text("reason", "reason", 200, "Why?")),
            IntentSpec.named("change_status")
                    .title("show how a change is doing")
                    .readOnly()
                    .slots(number()),
            IntentSpec.named("create_change")
                    .title("create a change")
                    .slots(
                            Slot.text("summary", "short description", 40, "What is it about?"),
                            Slot.choice(
                                    "priority",
                                    "priority",
                                    "Which priority?",
                                    Option.of("1", "1 Critical", "critical"),
                                    Option.of("2", "2 High", "high")),
                            Slot.start("start", "planned start", "When does it start?")));

    final FakeServer server = new FakeServer();
    final Ticking clock = new Ticking();

    private final Map<String, Object> settings = new TreeMap<>();
    private LlmDetector detector;
    private Recognizer recognizer;

    Fixture() {
        with("base_url", server.address() + "/v1")
                .with("_apiKey", KEY)
                .with("model", "m")
                .with("retries", 0);
    }

    private static Slot<String> number() {
        return Slot.reference("number", "change number", "CHG\\d{7}", "CHG0030001", "Which change?");
    }

    Fixture ollama() {
        return with("provider", "ollama").with("base_url", server.address());
    }

    Fixture with(String setting, Object value) {
        try {
            LlmDetector.Config.class.getDeclaredMethod(setting);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
        settings.put(setting, value);
        return this;
    }

    LlmDetector detector() {
        if (detector == null) {
            detector = new LlmDetector(config(), clock);
        }
        return detector;
    }

    Recognizer recognizer() {
        if (recognizer == null) {
            recognizer = detector().learn(INTENTS);
        }
        return recognizer;
    }

    List<Match> hear(String text, Message... before) {
        return recognizer().recognize(heard(text, before));
    }

    static Heard heard(String text, Message... before) {
        return new Heard(text, Locale.GERMANY, NOW, () -> new Memory("They looked at changes.", List.of(before)));
    }

    static Message user(String text) {
        return new Message(UUID.randomUUID(), 1, Sender.USER, text, NOW.toInstant(), "{}");
    }

    static Message bot(String text) {
        return new Message(UUID.randomUUID(), 1, Sender.BOT, text, NOW.toInstant(), "{}");
    }

    /** What a model says that does as it is told; the slots as name, value, name, value. */
    static String json(String intent, double confidence, String... slots) {
        var json = FakeServer.JSON
                .createObjectNode()
                .put("intent", intent)
                .put("confidence", confidence)
                .put("reason", "They say so.");
        var values = json.putObject("slots");
        for (int i = 0; i < slots.length; i += 2) {
            values.put(slots[i], slots[i + 1]);
        }
        return json.toString();
    }

    /** With what is not set as it is by default. */
    LlmDetector.Config config() {
        return (LlmDetector.Config) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {LlmDetector.Config.class},
                (proxy, setting, none) -> settings.getOrDefault(setting.getName(), setting.getDefaultValue()));
    }

    @Override
    public void close() {
        if (detector != null) {
            detector.stop();
        }
        server.close();
    }

    /** A clock that goes when it is told to. */
    static final class Ticking extends Clock {

        private volatile Instant now = NOW.toInstant();

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return NOW.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
