/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import dev.parley.api.intent.Intent;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What bundles bring to talk about: an intent that says what it is, under a name of its own. */
final class Intents {

    private final BundleContext context;

    Intents(BundleContext context) {
        this.context = context;
    }

    /** The first intent of a started bundle that can't be used, or that another bundle has already. */
    Optional<Complaint> lacking(Bundle bundle) {
        var own = references().stream()
                .filter(reference -> reference.getBundle() == bundle)
                .toList();
        return own.isEmpty()
                ? Optional.empty()
                : own.stream()
                        .flatMap(reference -> lacking(reference, bundle).stream())
                        .findFirst();
    }

    private Optional<Complaint> lacking(ServiceReference<Intent> reference, Bundle bundle) {
        try {
            return name(reference).flatMap(name -> others(bundle)
                    .filter(other -> isNamed(other, name))
                    .map(other -> Complaint.lasting(
                            "has an intent \"%s\", as %s has"
                                    .formatted(name, other.getBundle().getSymbolicName()),
                            "Give it another name in IntentSpec.named, or take that bundle out first."))
                    .findFirst());
        } catch (RuntimeException | LinkageError e) {
            return Optional.of(Complaint.lasting(
                    "has an intent that does not say what it is: %s".formatted(Cause.of(e)),
                    "Correct spec() and deploy it again; IntentContract of the testkit tests it."));
        }
    }

    private Stream<ServiceReference<Intent>> others(Bundle bundle) {
        return references().stream()
                .filter(reference -> reference.getBundle() != null
                        && !bundle.getSymbolicName()
                                .equals(reference.getBundle().getSymbolicName()));
    }

    private boolean isNamed(ServiceReference<Intent> reference, String name) {
        try {
            return name(reference).filter(name::equals).isPresent();
        } catch (RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** Empty if its component does not start; that is said elsewhere. */
    private Optional<String> name(ServiceReference<Intent> reference) {
        var intent = context.getService(reference);
        if (intent == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(intent.spec().name());
        } finally {
            context.ungetService(reference);
        }
    }

    private Collection<ServiceReference<Intent>> references() {
        try {
            return context.getServiceReferences(Intent.class, null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
