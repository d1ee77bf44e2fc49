/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.intent;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import dev.parley.api.deployment.Canary;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Phrases;
import dev.parley.api.intent.Slot;
import dev.parley.console.intent.DeployedIntent.Asked;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the intents that are registered, in the order in which the engine prefers them. */
@Component(service = DeployedIntents.class)
public final class RegisteredIntents implements DeployedIntents {

    private static final Comparator<ServiceReference<Intent>> FIRST =
            Comparator.<ServiceReference<Intent>, Integer>comparing(RegisteredIntents::ranking)
                    .thenComparing(reference -> reference.getBundle().getVersion())
                    .reversed()
                    .thenComparing(Comparator.reverseOrder());

    private final BundleContext context;

    @Reference(name = "intents", service = Intent.class, cardinality = MULTIPLE, policy = DYNAMIC)
    volatile List<ServiceReference<Intent>> intents = List.of();

    @Reference(name = "canaries", cardinality = MULTIPLE, policy = DYNAMIC)
    volatile List<Canary> canaries = List.of();

    @Activate
    public RegisteredIntents(BundleContext context) {
        this.context = context;
    }

    @Override
    public List<DeployedIntent> list() {
        var all = new ArrayList<DeployedIntent>();
        var used = new HashSet<String>();
        present().sorted(FIRST).forEach(reference -> {
            var intent = read(reference, used);
            all.add(intent);
            if (!intent.isCanary()) {
                used.add(intent.name());
            }
        });
        all.sort(Comparator.comparing(DeployedIntent::name).thenComparing(DeployedIntent::isShadowed));
        return all;
    }

    @Override
    public String edition() {
        return present()
                .map(reference -> reference.getProperty("service.id") + "@"
                        + reference.getBundle().getLastModified())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private Stream<ServiceReference<Intent>> present() {
        return intents.stream().filter(reference -> reference.getBundle() != null);
    }

    private DeployedIntent read(ServiceReference<Intent> reference, HashSet<String> used) {
        var bundle = reference.getBundle();
        try {
            var intent = context.getService(reference);
            if (intent == null) {
                return broken(bundle, "It could not be made: see the log.");
            }
            try {
                return of(intent.spec(), Phrases.of(intent.getClass()), bundle, used);
            } finally {
                context.ungetService(reference);
            }
        } catch (RuntimeException | LinkageError e) {
            return broken(bundle, "Its specification can't be read: " + e.getMessage());
        }
    }

    private DeployedIntent of(IntentSpec spec, Phrases phrases, Bundle bundle, HashSet<String> used) {
        return new DeployedIntent(
                spec.name(),
                spec.title(),
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                used.contains(spec.name()),
                canaries.stream().anyMatch(canary -> canary.bundle() == bundle.getBundleId()),
                Optional.empty(),
                spec.writes(),
                texts(spec.examples(), phrases, bundle, spec.name() + ".examples"),
                texts(spec.rules(), phrases, bundle, spec.name() + ".rules"),
                spec.slots().stream().map(RegisteredIntents::asked).toList());
    }

    private DeployedIntent broken(Bundle bundle, String problem) {
        var name = bundle.getSymbolicName();
        var version = bundle.getVersion().toString();
        return new DeployedIntent(
                name, "", name, version, false, false, Optional.of(problem), false, Map.of(), Map.of(), List.of());
    }

    private static Asked asked(Slot<?> slot) {
        return new Asked(
                slot.name(), slot.label(), SlotKind.of(slot.type()), slot.required(), slot.prompt(), slot.cues());
    }

    /** English is in the specification; the bundle and its fragments have files for the others. */
    private static Map<Locale, List<String>> texts(List<String> english, Phrases phrases, Bundle bundle, String key) {
        var texts = new LinkedHashMap<Locale, List<String>>();
        texts.put(Locale.ENGLISH, english);
        languages(bundle).forEach(language -> phrases.find(language, key)
                .map(text -> text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList())
                .ifPresent(lines -> texts.put(language, lines)));
        return texts;
    }

    private static Stream<Locale> languages(Bundle bundle) {
        var files = bundle.findEntries("OSGI-INF/l10n", "bundle_*.properties", false);
        return files == null
                ? Stream.of()
                : Collections.list(files).stream()
                        .map(file -> file.getPath().replaceFirst(".*bundle_([^.]*)\\.properties$", "$1"))
                        .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')))
                        .filter(language -> !language.getLanguage().isEmpty())
                        .sorted(Comparator.comparing(Locale::toLanguageTag));
    }

    private static int ranking(ServiceReference<?> reference) {
        return reference.getProperty("service.ranking") instanceof Integer rank ? rank : 0;
    }
}
