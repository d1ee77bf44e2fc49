/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import dev.parley.api.deployment.Deployment.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a bundle, over restarts too.
 *
 * @param latest what was deployed last, and what became of it
 * @param active what users have, those aside that have the latest on canary
 * @param earlier what can be gone back to, the latest first
 * @param file what it is called in the directory {@code deploy}, if it lies there
 * @param isMirrored whether that directory has been told what is active
 */
record Standing(
        String name,
        Release latest,
        Verdict verdict,
        Optional<Release> active,
        List<Release> earlier,
        Optional<String> file,
        boolean isMirrored) {

    Standing {
        earlier = List.copyOf(earlier);
    }

    /** A jar has come, and nothing is decided. */
    static Standing begun(Optional<Standing> before, Jar jar) {
        return new Standing(
                jar.name(),
                Release.of(jar),
                Verdict.of(State.ON_TRIAL, "", ""),
                before.flatMap(Standing::active),
                before.map(Standing::earlier).orElse(List.of()),
                before.flatMap(Standing::file),
                true);
    }

    boolean is(State state) {
        return verdict.state() == state;
    }

    Standing decided(Verdict decision) {
        return new Standing(name, latest, decision, active, earlier, file, isMirrored);
    }

    /** All have the latest from now on; the directory is to be told. */
    Standing live(Verdict decision, int kept) {
        var past = new ArrayList<Release>();
        active.ifPresent(past::add);
        past.addAll(earlier);
        var others = past.stream()
                .filter(release -> !release.equals(latest))
                .distinct()
                .limit(kept)
                .toList();
        return new Standing(name, latest, decision, Optional.of(latest), others, file, false);
    }

    Standing mirrored(Optional<String> as) {
        return new Standing(name, latest, verdict, active, earlier, as, true);
    }

    /** What counts is another jar than the latest. */
    Standing withLatest(Release release, Verdict decision) {
        return new Standing(name, release, decision, active, earlier, file, isMirrored);
    }

    /** What {@code rollBack} without a version means: what users had before, and nothing newer. */
    Optional<Release> previous() {
        return earlier.stream()
                .filter(release -> active.isEmpty() || release.compareVersion(active.get()) <= 0)
                .findFirst();
    }

    /** All that may be needed again. */
    List<Release> all() {
        var all = new ArrayList<>(earlier);
        all.add(latest);
        active.ifPresent(all::add);
        return all;
    }
}
