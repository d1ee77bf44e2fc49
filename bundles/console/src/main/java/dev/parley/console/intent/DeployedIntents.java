/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.intent;

import java.util.List;
import java.util.Optional;

/** The intents that are there now. */
interface DeployedIntents {

    /** By name; those that can't be used too. */
    List<DeployedIntent> list();

    /** Changes whenever a bundle with an intent comes, goes or is replaced. */
    String edition();

    /** Those of this name; more than one while one is on canary, or hides another. */
    default List<DeployedIntent> named(String name) {
        return list().stream().filter(intent -> intent.name().equals(name)).toList();
    }

    /** Those that are talked to, one of each name. */
    default List<DeployedIntent> used() {
        return list().stream()
                .filter(intent -> intent.problem().isEmpty() && !intent.isShadowed())
                .toList();
    }

    default Optional<DeployedIntent> used(String name) {
        return used().stream().filter(intent -> intent.name().equals(name)).findFirst();
    }
}
