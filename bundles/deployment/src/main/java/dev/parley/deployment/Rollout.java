/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import dev.parley.api.deployment.Canary;
import dev.parley.api.deployment.Deployment.State;
import dev.parley.api.deployment.DeploymentRefused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;

/**
 * Brings the bundles of one name to users and takes them away again. The new one starts beside the old one, and the old
 * one goes when the new one works, so that somebody is there at any time. One at a time is all that singletons and
 * fragments can have: of them the old one goes first.
 */
final class Rollout {

    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final Duration MOMENT = Duration.ofMillis(20);

    /** @param isLive whether it is for all, as soon as {@link #settle} was called */
    record Outcome(Verdict verdict, boolean isLive) {}

    /** @param failure why it does not start, as it was said then */
    private record Placed(Release release, Bundle bundle, Optional<Complaint> failure) {}

    private final String name;
    private final Place place;
    private volatile Optional<Placed> active = Optional.empty();
    private volatile Optional<Placed> next = Optional.empty();
    private Optional<ServiceRegistration<Canary>> canary = Optional.empty();

    Rollout(String name, Place place) {
        this.name = name;
        this.place = place;
    }

    /** What keeps the one that was brought last from working now. */
    Optional<Complaint> complaint() {
        return next.or(() -> active)
                .flatMap(latest ->
                        Installed.isRunning(latest.bundle()) || latest.failure().isEmpty()
                                ? place.doctor().of(latest.bundle())
                                : latest.failure());
    }

    /** Puts a release beside what is there; it does nothing, and nobody sees it. */
    Bundle install(Release release) {
        return place.installed().install(name, release, place.shelf().jar(name, release));
    }

    /** Starts a release, for all or for some; if it does not work, everything is as it was before. */
    Outcome bring(Release release, Bundle fresh, Optional<Integer> percent) {
        var olds = olds();
        var before = active;
        var isAlone = Stream.concat(Stream.of(fresh), olds.stream()).anyMatch(Installed::isAlone);
        var isServed = olds.stream().anyMatch(this::isWell);
        if (isAlone && percent.isPresent()) {
            throw new DeploymentRefused(
                    "%s can be there only once, as a singleton or a fragment: it cannot be for some. Deploy it without a canary."
                            .formatted(name));
        }
        if (isAlone) {
            place.installed().takeOut(olds.toArray(Bundle[]::new));
        }
        var share = percent.map(some -> register(fresh, some));
        var complaint = start(fresh, isServed);
        if (complaint.isPresent()) {
            place.installed().takeOut(fresh);
            share.ifPresent(ServiceRegistration::unregister);
            if (isAlone) {
                active = before.map(old -> placed(old.release()));
                place.installed().restore(name);
            }
            return new Outcome(Verdict.broken(complaint.get(), false), false);
        }
        next.ifPresent(earlier -> place.installed().takeOut(earlier.bundle()));
        next = Optional.of(new Placed(release, fresh, Optional.empty()));
        canary.ifPresent(ServiceRegistration::unregister);
        canary = share;
        return percent.map(some -> new Outcome(Verdict.canary(some), false))
                .orElseGet(() -> new Outcome(Verdict.active(note(fresh)), true));
    }

    private static String note(Bundle bundle) {
        return Installed.host(bundle)
                .map("It is a part of %s, which was started again for it."::formatted)
                .orElse("");
    }

    private Optional<Complaint> start(Bundle fresh, boolean isServed) {
        try {
            place.installed().start(fresh);
        } catch (BundleException e) {
            return Optional.of(place.doctor().of(fresh, e));
        }
        var end = System.nanoTime() + SETTLING.toNanos();
        var complaint = place.doctor().afterStart(fresh);
        while (isServed && complaint.filter(Complaint::mayPass).isPresent() && System.nanoTime() < end) {
            LockSupport.parkNanos(MOMENT.toNanos());
            complaint = place.doctor().afterStart(fresh);
        }
        // If users had nothing that works, they lose nothing by one that still waits for something.
        return complaint.filter(found -> isServed || !found.mayPass());
    }

    private boolean isWell(Bundle bundle) {
        return place.doctor().of(bundle).isEmpty();
    }

    /** What all have now, be it deployed or Parley's own. */
    private List<Bundle> olds() {
        var own = place.installed().own(name).filter(Installed::isRunning);
        return Stream.of(active.map(Placed::bundle), own)
                .flatMap(Optional::stream)
                .toList();
    }

    /** As it was before, whether it works or not. */
    private Placed placed(Release release) {
        var bundle = place.installed().kept(name, release).orElseGet(() -> install(release));
        return new Placed(release, bundle, start(bundle, false));
    }

    private ServiceRegistration<Canary> register(Bundle bundle, int percent) {
        return place.installed()
                .context()
                .registerService(Canary.class, new Canary(bundle.getBundleId(), percent), null);
    }

    void widen(int percent) {
        var wider = register(next.orElseThrow().bundle(), percent);
        canary.ifPresent(ServiceRegistration::unregister);
        canary = Optional.of(wider);
    }

    /** The new one was decided on: what it replaces goes, after the calls that are in flight. */
    void settle() {
        var olds = olds();
        active = next;
        next = Optional.empty();
        canary.ifPresent(ServiceRegistration::unregister);
        canary = Optional.empty();
        place.installed().takeOut(olds.toArray(Bundle[]::new));
    }

    /** What is on canary, or was not decided on, goes. */
    void withdraw() {
        next.ifPresent(gone -> place.installed().takeOut(gone.bundle()));
        next = Optional.empty();
        canary.ifPresent(ServiceRegistration::unregister);
        canary = Optional.empty();
    }

    void remove() {
        place.installed().restore(name);
        withdraw();
        active.ifPresent(gone -> place.installed().takeOut(gone.bundle()));
        active = Optional.empty();
    }

    /** As it was when Parley ended. */
    void resume(Standing standing) {
        active = standing.active().map(this::placed);
        if (active.isPresent()) {
            place.installed().own(name).filter(Installed::isRunning).ifPresent(place.installed()::takeOut);
        }
        if (standing.is(State.CANARY)) {
            var release = standing.latest();
            var bundle = place.installed().kept(name, release).orElseGet(() -> install(release));
            canary = Optional.of(register(bundle, standing.verdict().percent()));
            next = Optional.of(new Placed(release, bundle, start(bundle, false)));
        }
    }

    /** The bundles that are here by right. */
    Stream<Bundle> bundles() {
        return Stream.of(active, next).flatMap(Optional::stream).map(Placed::bundle);
    }
}
