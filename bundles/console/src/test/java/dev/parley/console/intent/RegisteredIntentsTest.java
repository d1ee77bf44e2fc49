/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.intent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.deployment.Canary;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Turn;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

class RegisteredIntentsTest {

    private static final Slot<String> NUMBER = Slot.reference("number", "number", "CHG\\d+", "CHG0030001", "Which one?")
            .cues("no");
    private static final IntentSpec CANCEL = IntentSpec.named("cancel")
            .examples("call it off")
            .rules("cancel {number}")
            .slots(NUMBER, Slot.text("reason", "reason", 1000, "Why?").optional());

    private final Map<Object, Intent> services = new HashMap<>();
    private final List<Object> given = new ArrayList<>();
    private final RegisteredIntents intents =
            new RegisteredIntents(fake(BundleContext.class, (proxy, method, arguments) -> {
                if (method.getName().equals("getService")) {
                    given.add(arguments[0]);
                    return services.get(arguments[0]);
                }
                return given.remove(arguments[0]);
            }));

    @Test
    void reads_what_an_intent_needs_and_gives_it_back() {
        intents.intents = List.of(registered(1, "1.0.0", () -> CANCEL));
        var intent = intents.list().get(0);
        assertEquals("cancel", intent.name());
        assertEquals("1.0.0", intent.version());
        assertEquals(Map.of(Locale.ENGLISH, List.of("call it off")), intent.examples());
        assertEquals(
                List.of(
                        new DeployedIntent.Asked(
                                "number", "number", "a name such as CHG0030001", true, "Which one?", List.of("no")),
                        new DeployedIntent.Asked(
                                "reason", "reason", "text of 1 to 1,000 characters", false, "Why?", List.of())),
                intent.slots());
        assertEquals(List.of(), given);
    }

    @Test
    void one_that_can_not_be_read_is_there_with_its_problem() {
        ServiceReference<Intent> gone = registered(3, "1.0.0", () -> CANCEL);
        services.remove(gone);
        intents.intents = List.of(gone, registered(2, "1.0.0", () -> {
            throw new IllegalStateException("no spec");
        }));
        assertTrue(intents.list().stream().allMatch(intent -> intent.problem().isPresent()));
        assertTrue(intents.list().stream()
                .anyMatch(intent -> intent.problem().get().contains("no spec")));
        assertEquals(List.of(), intents.used());
    }

    @Test
    void of_two_with_one_name_the_newer_is_used() {
        intents.intents = List.of(registered(1, "1.0.0", () -> CANCEL), registered(2, "1.10.0", () -> CANCEL));
        assertEquals(
                List.of("1.10.0", "1.0.0"),
                intents.list().stream().map(DeployedIntent::version).toList());
        assertTrue(intents.list().get(1).isShadowed());
        assertEquals(1, intents.used().size());
    }

    @Test
    void one_on_canary_hides_nothing() {
        intents.intents = List.of(registered(1, "1.0.0", () -> CANCEL), registered(2, "2.0.0", () -> CANCEL));
        intents.canaries = List.of(new Canary(2, 10));
        var both = intents.named("cancel");
        assertEquals(
                List.of(true, false),
                both.stream().map(DeployedIntent::isCanary).toList());
        assertFalse(both.get(1).isShadowed());
    }

    @Test
    void another_bundle_makes_another_edition() {
        intents.intents = List.of(registered(1, "1.0.0", () -> CANCEL));
        var before = intents.edition();
        assertEquals(before, intents.edition());
        intents.intents = List.of(registered(2, "1.0.0", () -> CANCEL));
        assertNotEquals(before, intents.edition());
    }

    @Test
    void slots_take_what_their_type_says() {
        assertEquals(
                "a whole number from 1 to 5",
                SlotKind.of(SlotType.Number.WHOLE.from(1).to(5)));
        assertEquals(
                "a point in time after start",
                SlotKind.of(Slot.end("e", "e", Slot.start("start", "s", "When?"), "Until?")
                        .type()));
    }

    private ServiceReference<Intent> registered(long id, String version, Supplier<IntentSpec> spec) {
        var bundle = fake(Bundle.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getSymbolicName" -> "test.bundle";
            case "getVersion" -> new Version(version);
            case "getBundleId", "getLastModified" -> id;
            case "findEntries" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
        @SuppressWarnings("unchecked")
        ServiceReference<Intent> reference =
                fake(ServiceReference.class, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getBundle" -> bundle;
                    case "getProperty" -> arguments[0].equals("service.id") ? id : null;
                    case "compareTo" -> 0;
                    case "hashCode" -> (int) id;
                    case "equals" -> proxy == arguments[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        services.put(reference, new Intent() {
            @Override
            public IntentSpec spec() {
                return spec.get();
            }

            @Override
            public Reply handle(Turn turn) {
                throw new UnsupportedOperationException();
            }
        });
        return reference;
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
