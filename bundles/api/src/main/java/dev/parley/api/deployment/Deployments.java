/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Puts bundles into the running Parley and takes them out. What is dropped into the directory {@code deploy} goes the
 * same way, with {@link Terms#USUAL}.
 */
@ProviderType
public interface Deployments {

    /** All that were deployed, by name; those that were refused or do not run too. */
    List<Deployment> list();

    /** The one with this symbolic name. */
    Optional<Deployment> find(String name);

    /**
     * The kept jar of a deployed or earlier version, to be read at once; empty if it is not kept.
     *
     * @param version of {@link Deployment#version} or {@link Deployment#earlier}
     */
    default Optional<Path> jar(String name, String version) {
        return Optional.empty();
    }

    /**
     * Tries a bundle, and lets it in if it passes; an older version of it serves until then, and turns in flight end
     * on it. Returns when that is decided.
     *
     * @param jar is copied
     * @param who did this, for the audit
     * @throws DeploymentRefused if it is no bundle, or can't be kept; a bundle that fails its trial or does not run is
     *     no exception but a {@link Deployment} that says so
     */
    Deployment deploy(Path jar, Terms terms, String who);

    /**
     * Gives a bundle on canary to more conversations, or to all.
     *
     * @param percent 0 to 100; 100 makes it {@link Deployment.State#ACTIVE} and takes the older version out
     * @throws DeploymentRefused if no such bundle is on canary
     */
    Deployment widen(String name, int percent, String who);

    /**
     * Goes back to an earlier version: of a bundle on canary to the one that the others have, else to the one that was
     * active before, or the one named.
     *
     * @throws DeploymentRefused if there is none
     */
    Deployment rollBack(String name, Optional<String> version, String who);

    /**
     * Takes a bundle out. What users had told its intents is kept until it is back.
     *
     * @throws DeploymentRefused if no such bundle was deployed
     */
    void remove(String name, String who);

    /** What keeps bundles from doing what they are there for, deployed ones and Parley's own; empty if all is well. */
    List<Diagnosis> diagnoses();
}
