/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.bundle;

import dev.parley.api.deployment.Deployment;
import dev.parley.api.deployment.DeploymentRefused;
import dev.parley.api.deployment.Deployments;
import dev.parley.api.deployment.Terms;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Upload;
import dev.parley.lib.page.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Function;

/** Lets in a jar that was uploaded. */
record Deploying(Visit visit, Deployments deployments) {

    static final String JAR = "jar";
    static final String CANARY = "canary";
    static final String THRESHOLD = "threshold";
    static final String UNTRIED = "untried";

    private static final double WHOLE = 100;

    Answer answer() {
        try {
            var jar = Optional.ofNullable(visit.uploads().get(JAR))
                    .orElseThrow(() -> new DeploymentRefused("Choose a jar first."));
            return told(deployed(jar, terms()));
        } catch (DeploymentRefused e) {
            return Answer.again(new BundleList(visit).form(Optional.of(e.getMessage())));
        }
    }

    private Terms terms() {
        return new Terms(
                visit.parameter(UNTRIED).isEmpty(),
                share(THRESHOLD).map(percent -> percent / WHOLE),
                share(CANARY).map(Double::intValue));
    }

    private Optional<Double> share(String name) {
        return visit.parameter(name).map(text -> {
            var percent = text.matches("\\d{1,3}(\\.\\d{1,4})?") ? Double.parseDouble(text) : WHOLE + 1;
            if (percent > WHOLE) {
                throw new DeploymentRefused("Shares are numbers from 0 to 100, in percent.");
            }
            return percent;
        });
    }

    private Deployment deployed(Upload upload, Terms terms) {
        return withFile(jar -> {
            try (var content = upload.open()) {
                Files.copy(content, jar, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new Refusal(400, "What was uploaded could not be read. Nothing was done. Try again.");
            }
            return deployments.deploy(jar, terms, visit.admin().name());
        });
    }

    private static <T> T withFile(Function<Path, T> work) {
        try {
            var file = Files.createTempFile("parley-upload-", ".jar");
            try {
                return work.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer told(Deployment bundle) {
        var here = visit.link().with(BundlesPage.BUNDLE, bundle.name());
        var name = bundle.name() + ' ' + bundle.version();
        return switch (bundle.state()) {
            case ACTIVE -> Answer.done(here, name + " is active.");
            case CANARY ->
                Answer.done(
                        here,
                        "%s is on canary, for admins and %d %% of conversations."
                                .formatted(name, bundle.canary().orElse(0)));
            case ON_TRIAL -> Answer.done(here, name + " is on trial.");
            case REFUSED, BROKEN ->
                Answer.failed(here, name + " was not let in. " + bundle.reason() + ' ' + bundle.advice());
        };
    }
}
