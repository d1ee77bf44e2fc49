/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** Looks at what the candidate's intents say of themselves, beside those of the others. */
final class Specs {

    /** An intent's spec, and whose it is. */
    private record Told(Bundle bundle, IntentSpec spec) {}

    private final List<Told> own = new ArrayList<>();
    private final List<Told> others = new ArrayList<>();

    /** @throws BadSpec if one of the candidate's has none */
    static Specs in(World world) {
        var specs = new Specs();
        world.services(Intent.class).forEach(reference -> specs.read(reference, world));
        return specs;
    }

    /** An intent can't say what it is; the message is a whole sentence. */
    static final class BadSpec extends RuntimeException {

        private static final long serialVersionUID = 1;

        BadSpec(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private void read(ServiceReference<Intent> reference, World world) {
        var bundle = reference.getBundle();
        var intent = bundle.getBundleContext().getService(reference);
        if (intent == null) {
            return; // its component has failed, which is told elsewhere
        }
        try {
            (world.isCandidate(bundle) ? own : others).add(new Told(bundle, intent.spec()));
        } catch (RuntimeException | LinkageError e) {
            if (world.isCandidate(bundle)) {
                throw new BadSpec(
                        "Its intent %s can't be used: spec() throws %s."
                                .formatted(reference.getProperty("component.name"), e),
                        e);
            }
        }
    }

    /** The names of the candidate's intents. */
    Set<String> names() {
        return own.stream().map(told -> told.spec().name()).collect(Collectors.toSet());
    }

    /** What is wrong with the candidate's intents, if anything is. */
    Optional<String> problem() {
        return own.stream().flatMap(told -> problem(told).stream()).findFirst();
    }

    private Optional<String> problem(Told told) {
        var spec = told.spec();
        return sameName(told)
                .map(other -> "Its intent %s has the name of an intent of %s. Give it another name."
                        .formatted(spec.name(), other.bundle().getSymbolicName()))
                .or(() -> Optional.of(
                                "Its intent %s has neither examples nor rules, so that nobody can ask for it. Add some examples."
                                        .formatted(spec.name()))
                        .filter(problem ->
                                spec.examples().isEmpty() && spec.rules().isEmpty()))
                .or(() -> Optional.of(
                                "Its intent %s has an example with nothing in it. Take it out.".formatted(spec.name()))
                        .filter(problem -> spec.examples().stream().anyMatch(String::isBlank)))
                .or(() -> sameExample(told));
    }

    private Optional<Told> sameName(Told told) {
        return others.stream()
                .filter(other -> other.spec().name().equals(told.spec().name()))
                .findFirst();
    }

    private Optional<String> sameExample(Told told) {
        var examples = told.spec().examples().stream().map(Specs::plain).collect(Collectors.toSet());
        var rest = new ArrayList<>(others);
        rest.addAll(own.subList(0, own.indexOf(told)));
        return rest.stream()
                .flatMap(other -> other.spec().examples().stream()
                        .filter(example -> examples.contains(plain(example)))
                        .map(example ->
                                "Its intent %s has an example that %s has too: \"%s\". Users who say that would be asked which they mean; give it to one of the two."
                                        .formatted(
                                                told.spec().name(), other.spec().name(), example)))
                .findFirst();
    }

    private static String plain(String example) {
        return example.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
