/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.detect.Detector;
import dev.parley.api.detect.Heard;
import dev.parley.api.detect.Match;
import dev.parley.api.detect.Memory;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/** Deploys intents into a catalog as a container would. */
final class Deployments {

    final Bulkheads bulkheads;
    final Catalog catalog;
    private final Map<Intent, ServiceReference<Intent>> references = new HashMap<>();
    private int services;

    Deployments() {
        this(Limits.USUAL);
    }

    Deployments(Limits limits) {
        bulkheads = new Bulkheads(limits);
        catalog = new Catalog(bulkheads);
        catalog.addDetector(reference(0, "1"), new ByKeyword());
    }

    Deployments deploy(Intent intent) {
        return deploy(intent, "1");
    }

    Deployments deploy(Intent intent, String version) {
        return deploy(intent, reference(0, version));
    }

    Deployments deploy(Intent intent, ServiceReference<Intent> reference) {
        references.put(intent, reference);
        catalog.add(reference, intent);
        await(() -> catalog.find(intent.spec().name()).isPresent()
                && !recognized(intent.spec().rules().get(0)).isEmpty());
        return this;
    }

    List<Match> recognized(String text) {
        return catalog.recognize(new Heard(text, Locale.ENGLISH, Talk.NOW, () -> new Memory("", List.of())))
                .matches();
    }

    void remove(Intent intent) {
        catalog.remove(references.remove(intent));
    }

    /** Waits until a condition holds; fails after ten seconds. */
    static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited ten seconds in vain");
            }
            Thread.onSpinWait();
        }
    }

    <T> ServiceReference<T> reference(int ranking, String version) {
        return reference(ranking, version, "test-" + (services + 1));
    }

    /** A service of another bundle each time, also where several have one name. */
    @SuppressWarnings("unchecked")
    <T> ServiceReference<T> reference(int ranking, String version, String name) {
        int id = ++services;
        var bundle = Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getBundleId" -> (long) id;
                    case "getVersion" -> Version.parseVersion(version);
                    case "getSymbolicName", "toString" -> name;
                    default -> throw new AssertionError(method);
                });
        return (ServiceReference<T>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getBundle" -> bundle;
                    case "getProperty" ->
                        "service.ranking".equals(args[0])
                                ? (Object) ranking
                                : "service.id".equals(args[0]) ? (Object) (long) id : null;
                    case "compareTo" -> compare(ranking, id, (ServiceReference<?>) args[0]);
                    case "equals" -> proxy == args[0];
                    case "hashCode" -> id;
                    case "toString" -> "reference " + id;
                    default -> throw new AssertionError(method);
                });
    }

    /** The higher ranked and the earlier registered are more. */
    private static int compare(int ranking, long id, ServiceReference<?> other) {
        int ranked = Integer.compare(ranking, (Integer) other.getProperty("service.ranking"));
        return ranked == 0 ? Long.compare((Long) other.getProperty("service.id"), id) : ranked;
    }

    /** Recognises an intent by any of its rules, taken as plain text; what follows "for" is the start. */
    private static final class ByKeyword implements Detector {

        @Override
        public String name() {
            return "keyword";
        }

        @Override
        public Recognizer learn(List<IntentSpec> intents) {
            if (intents.stream().anyMatch(spec -> spec.rules().contains("unlearnable"))) {
                throw new IllegalArgumentException("malformed");
            }
            return text -> intents.stream()
                    .flatMap(spec -> spec.rules().stream()
                            .filter(rule -> text.toLowerCase(Locale.ROOT).contains(rule))
                            .map(rule -> new Match(spec.name(), 0.9, start(text), rule)))
                    .sorted(Comparator.comparing(Match::why, Comparator.comparing(String::length))
                            .reversed())
                    .toList();
        }
    }

    private static Map<String, String> start(String text) {
        int at = text.indexOf(" for ");
        return at < 0 ? Map.of() : Map.of("start", text.substring(at + 5));
    }

    static Stream<String> names(Catalog catalog) {
        return catalog.specs(Language.of(Locale.ENGLISH)).stream().map(IntentSpec::name);
    }
}
