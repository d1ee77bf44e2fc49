/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.bundle;

import dev.parley.api.deployment.Deployment;
import dev.parley.api.deployment.Deployment.State;
import dev.parley.api.deployment.DeploymentRefused;
import dev.parley.api.deployment.Deployments;
import dev.parley.api.deployment.Diagnosis;
import dev.parley.api.deployment.Report;
import dev.parley.api.deployment.Terms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One bundle, and what was asked for. */
final class FakeDeployments implements Deployments {

    static final String NAME = "org.acme.on-call";

    final List<String> asked = new ArrayList<>();
    Optional<Path> jar = Optional.empty();
    Deployment bundle = bundle(State.ACTIVE, "", Optional.empty(), Optional.empty());

    static Deployment bundle(State state, String reason, Optional<Integer> canary, Optional<Report> report) {
        return new Deployment(
                NAME,
                "1.2.0",
                state,
                reason,
                reason.isEmpty() ? "" : "Mend it.",
                Instant.EPOCH,
                Optional.of("1.1.0"),
                canary,
                List.of("1.1.0", "1.0.0"),
                report);
    }

    @Override
    public List<Deployment> list() {
        return List.of(bundle);
    }

    @Override
    public Optional<Deployment> find(String name) {
        return Optional.of(bundle).filter(each -> each.name().equals(name));
    }

    @Override
    public Deployment deploy(Path file, Terms terms, String who) {
        jar = Optional.of(file);
        try {
            var content = Files.readString(file);
            if (content.equals("no jar")) {
                throw new DeploymentRefused("This is no jar.");
            }
            asked.add("deploy " + content + ' ' + terms + ' ' + who);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundle;
    }

    @Override
    public Deployment widen(String name, int percent, String who) {
        asked.add("widen " + percent + ' ' + who);
        return bundle;
    }

    @Override
    public Deployment rollBack(String name, Optional<String> version, String who) {
        asked.add("roll back to " + version.orElse("the last") + ' ' + who);
        return bundle;
    }

    @Override
    public void remove(String name, String who) {
        asked.add("remove " + who);
    }

    @Override
    public List<Diagnosis> diagnoses() {
        return List.of(
                new Diagnosis("org.acme.old", "1.0", "needs package a.b [2.0,3); this Parley has 1.4", "Rebuild it."));
    }
}
