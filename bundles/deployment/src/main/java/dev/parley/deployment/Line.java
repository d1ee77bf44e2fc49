/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import dev.parley.api.deployment.Deployment;
import dev.parley.api.deployment.Deployment.State;
import dev.parley.api.deployment.DeploymentRefused;
import dev.parley.api.deployment.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that is done to the bundle of one name, one thing after another. */
final class Line {

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final List<String> REPLACEABLE =
            List.of("dev.parley.intents.", "dev.parley.connectors.", "dev.parley.detectors.", "dev.parley.knowledge.");

    private final String name;
    private final Place place;
    private final Rollout rollout;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile Optional<Standing> standing = Optional.empty();

    Line(String name, Place place) {
        this.name = name;
        this.place = place;
        this.rollout = new Rollout(name, place);
    }

    /** What is known of it now; does not wait for what is being done. */
    Optional<Deployment> view() {
        return standing.map(this::view);
    }

    private Deployment view(Standing now) {
        var verdict = now.verdict();
        var complaint =
                now.is(State.ACTIVE) || now.is(State.CANARY) ? rollout.complaint() : Optional.<Complaint>empty();
        var users = now.active().filter(release -> complaint.isEmpty() || !release.equals(now.latest()));
        return new Deployment(
                name,
                now.latest().version(),
                complaint.isPresent() ? State.BROKEN : verdict.state(),
                complaint.map(Complaint::sentence).orElse(verdict.reason()),
                complaint.map(Complaint::advice).orElse(verdict.advice()),
                verdict.since(),
                users.map(Release::version),
                now.is(State.CANARY) ? Optional.of(verdict.percent()) : Optional.empty(),
                now.earlier().stream().map(Release::version).distinct().toList(),
                verdict.report());
    }

    /** The jar of a version that is kept. */
    Optional<Path> jar(String version) {
        return standing.stream()
                .flatMap(now -> Stream.concat(now.active().stream(), now.all().stream()))
                .filter(release -> release.version().equals(version))
                .map(release -> place.shelf().jar(name, release))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Goes on as before Parley ended, untried. */
    void resume(Standing remembered) {
        inTurn(() -> {
            var version = remembered.active().map(release -> Version.parseVersion(release.version()));
            var newer = place.installed().own(name).filter(own -> version.filter(it -> !isNewer(it, own))
                    .isPresent());
            if (newer.isPresent()) {
                set(new Standing(
                        name,
                        remembered.latest(),
                        Gate.refused(notNewer(version.get(), newer.get()), "Raise its Bundle-Version, or undeploy it."),
                        Optional.empty(),
                        List.of(),
                        remembered.file(),
                        true));
                return null;
            }
            standing = Optional.of(remembered);
            if (remembered.is(State.ON_TRIAL)) {
                set(interrupted(remembered));
            }
            rollout.resume(standing.get());
            if (standing.get().active().isPresent()) {
                mirror();
            }
            return null;
        });
    }

    private Standing interrupted(Standing remembered) {
        LOG.warn(
                "Parley ended while {} {} was deployed",
                name,
                remembered.latest().version());
        return remembered.decided(Verdict.of(
                State.BROKEN,
                "Parley ended while it was tried or started.",
                "Make sure that it was not the cause, then deploy it again."));
    }

    /** @param dropped the file in {@code deploy} that it is, if it came that way */
    Deployment deploy(Jar jar, Terms terms, Optional<String> dropped) {
        return inTurn(() -> {
            refuseWhatIsParleysOwn(jar);
            if (dropped.isEmpty()) {
                refuseOlder(jar);
                place.directory().requireWritable();
            }
            var before = standing;
            try {
                place.shelf().keep(jar);
                set(Standing.begun(before, jar).mirrored(dropped.or(() -> before.flatMap(Standing::file))));
                return conclude(attempt(terms), before, dropped.isPresent());
            } catch (RuntimeException failed) {
                asBefore(before);
                throw failed;
            }
        });
    }

    private void asBefore(Optional<Standing> before) {
        standing = before;
        try {
            before.ifPresentOrElse(place.shelf()::save, () -> place.shelf().forget(name));
        } catch (DeploymentRefused unwritten) {
            LOG.warn("{}", unwritten.getMessage());
        }
    }

    /** A file came into {@code deploy}; nothing is done if it is known already. */
    Optional<Deployment> dropped(Jar jar) {
        return inTurn(() -> {
            var file = Optional.of(jar.file().getFileName().toString());
            var active = standing.flatMap(Standing::active)
                    .filter(release -> release.hash().equals(jar.hash()));
            if (active.isPresent() && !standing.get().is(State.CANARY)) {
                var now = standing.get();
                set((now.is(State.ACTIVE) ? now : now.withLatest(active.get(), Verdict.active(""))).mirrored(file));
                return Optional.empty();
            }
            if (active.isPresent()
                    || standing.filter(now -> now.latest().hash().equals(jar.hash()))
                            .isPresent()) {
                set(standing.get().mirrored(file));
                return Optional.empty();
            }
            return jar.isStillThere() ? Optional.of(deploy(jar, Terms.USUAL, file)) : Optional.empty();
        });
    }

    /** Tries once more what has lacked something. */
    void retry() {
        inTurn(() -> {
            var before = standing;
            if (before.filter(now -> now.is(State.BROKEN) && now.verdict().lacks())
                    .isPresent()) {
                conclude(attempt(Terms.USUAL), before, before.get().file().isPresent());
            }
            return null;
        });
    }

    Deployment widen(int percent) {
        return inTurn(() -> {
            var now = standing.filter(canary -> canary.is(State.CANARY))
                    .orElseThrow(() -> new DeploymentRefused("%s is not on canary.".formatted(name)));
            var report = now.verdict().report();
            if (percent == 100) {
                place.directory().requireWritable();
                live(now, Verdict.active("").with(report), false);
            } else {
                rollout.widen(percent);
                set(now.decided(Verdict.canary(percent).with(report)));
            }
            return view(standing.get());
        });
    }

    Deployment rollBack(Optional<String> version) {
        return inTurn(() -> {
            var now = standing.orElseThrow(() -> unknown(name));
            place.directory().requireWritable();
            if (now.is(State.CANARY) && now.active().isPresent() && version.isEmpty()) {
                rollout.withdraw();
                set(now.withLatest(now.active().get(), Verdict.active("")));
                return view(standing.get());
            }
            standing = Optional.of(now.withLatest(target(now, version), Verdict.of(State.ON_TRIAL, "", "")));
            var target = standing.get().latest();
            return conclude(rollout.bring(target, rollout.install(target), Optional.empty()), Optional.of(now), false);
        });
    }

    private Release target(Standing now, Optional<String> version) {
        var wanted = version.map(Line::version);
        return wanted.map(exact -> now.earlier().stream()
                        .filter(release ->
                                Version.parseVersion(release.version()).equals(exact))
                        .findFirst())
                .orElseGet(now::previous)
                .orElseThrow(() -> new DeploymentRefused(nothingToGoBackTo(now)));
    }

    private String nothingToGoBackTo(Standing now) {
        var versions = now.earlier().stream().map(Release::version).distinct().toList();
        return versions.isEmpty()
                ? "There is no earlier version of %s to go back to.".formatted(name)
                : "%s can go back to %s.".formatted(name, String.join(", ", versions));
    }

    private static Version version(String text) {
        try {
            return Version.parseVersion(text);
        } catch (IllegalArgumentException e) {
            throw new DeploymentRefused("\"%s\" is no version; one looks like 1.2.3.".formatted(text));
        }
    }

    /** @return whether there was something to remove */
    boolean remove() {
        return inTurn(() -> {
            var was = standing.isPresent();
            var deleted = place.directory().delete(name);
            if (was) {
                place.shelf().forget(name);
                standing = Optional.empty();
                rollout.remove();
            }
            return was || deleted;
        });
    }

    /**
     * Its file was taken out of {@code deploy}: so it goes too, unless the file is back meanwhile, or what there is now did
     * not come by it.
     *
     * @return whether it went
     */
    boolean gone() {
        return inTurn(() -> standing.flatMap(Standing::file).isPresent()
                && !place.directory().has(name)
                && remove());
    }

    static DeploymentRefused unknown(String name) {
        return new DeploymentRefused("No bundle %s was deployed.".formatted(name));
    }

    private Rollout.Outcome attempt(Terms terms) {
        var latest = standing.orElseThrow().latest();
        var fresh = rollout.install(latest);
        try {
            var refusal = refusal(fresh, latest, terms);
            if (refusal.isPresent()) {
                place.installed().takeOut(fresh);
                return new Rollout.Outcome(refusal.get(), false);
            }
            return rollout.bring(latest, fresh, terms.canary().filter(percent -> percent < 100));
        } catch (RuntimeException | LinkageError failed) {
            place.installed().takeOut(fresh);
            throw failed;
        }
    }

    /** What it lacks is said before it is tried. */
    private Optional<Verdict> refusal(Bundle fresh, Release latest, Terms terms) {
        var lacking = place.doctor().beforeStart(fresh);
        if (lacking.isPresent()) {
            return Optional.of(Verdict.broken(lacking.get(), true));
        }
        if (!terms.isTried() || !place.config().gate() || Installed.isFragment(fresh)) {
            return Optional.empty();
        }
        var report = place.trial(name, latest);
        standing = standing.map(begun -> begun.decided(begun.verdict().with(report)));
        var threshold = terms.threshold().orElse(place.config().threshold());
        return report.flatMap(shown -> Gate.refuses(shown, threshold));
    }

    /** A bundle on canary stays there if what was to take its place does not come up to it. */
    private Deployment conclude(Rollout.Outcome outcome, Optional<Standing> before, boolean isDropped) {
        var begun = standing.orElseThrow();
        var verdict = outcome.verdict().with(begun.verdict().report());
        try {
            if (outcome.isLive()) {
                live(begun, verdict, isDropped);
                return view(standing.get());
            }
            var decided = begun.decided(verdict);
            set(before.filter(was -> was.is(State.CANARY) && !decided.is(State.CANARY))
                    .orElse(decided));
            return view(decided);
        } catch (DeploymentRefused unwritten) {
            rollout.withdraw();
            throw unwritten;
        }
    }

    private void live(Standing now, Verdict verdict, boolean isDropped) {
        var live = now.live(verdict, place.config().earlierVersions());
        set(isDropped ? live.mirrored(now.file()) : live);
        mirror();
        rollout.settle();
    }

    /** If the directory can't be told now, it is at the next start. */
    private void mirror() {
        var now = standing.orElseThrow();
        if (now.isMirrored()) {
            return;
        }
        try {
            var release = now.active().orElseThrow();
            var file = place.directory().put(name, release, place.shelf().jar(name, release));
            set(now.mirrored(Optional.of(file)));
        } catch (IOException | DeploymentRefused e) {
            LOG.warn(
                    "{} is not told that {} {} is active",
                    place.directory().path(),
                    name,
                    now.latest().version(),
                    e);
        }
    }

    private void refuseWhatIsParleysOwn(Jar jar) {
        var own = place.installed().own(name);
        if (own.isPresent() && REPLACEABLE.stream().noneMatch(name::startsWith)) {
            throw new DeploymentRefused(
                    "%s is a part of Parley itself. A newer Parley replaces it; give a bundle of yours another Bundle-SymbolicName."
                            .formatted(name));
        }
        if (own.isPresent() && !isNewer(jar.version(), own.get())) {
            throw new DeploymentRefused(notNewer(jar.version(), own.get()) + " Raise its Bundle-Version.");
        }
        if (jar.host().filter("system.bundle"::equals).isPresent()) {
            throw new DeploymentRefused(
                    "%s extends the framework. Only a restart could take it in; it is left alone.".formatted(name));
        }
    }

    private void refuseOlder(Jar jar) {
        standing.flatMap(Standing::active)
                .filter(active -> Release.of(jar).compareVersion(active) < 0)
                .ifPresent(active -> {
                    throw new DeploymentRefused(
                            "%s %s is active, and %s is older. To go back: parley rollback %s %s, or undeploy it first."
                                    .formatted(name, active.version(), jar.version(), name, jar.version()));
                });
    }

    private static boolean isNewer(Version version, Bundle own) {
        return version.compareTo(own.getVersion()) > 0;
    }

    private String notNewer(Version version, Bundle own) {
        return "Parley brings %s %s itself, and %s is not newer.".formatted(name, own.getVersion(), version);
    }

    private void set(Standing now) {
        if (standing.filter(now::equals).isEmpty()) {
            place.shelf().save(now);
            standing = Optional.of(now);
        }
    }

    Stream<Bundle> bundles() {
        return rollout.bundles();
    }

    private <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
