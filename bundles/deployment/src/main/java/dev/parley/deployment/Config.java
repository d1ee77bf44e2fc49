/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How bundles are let in. */
@ObjectClassDefinition(
        id = "parley.deployment",
        name = "Parley: deployment",
        description = "How bundles that are put into the running Parley are let in.")
@interface Config {

    @AttributeDefinition(
            name = "Gate",
            description =
                    "Whether a bundle has to pass its trial before users meet it. Without it, it goes live untried.")
    boolean gate() default true;

    @AttributeDefinition(
            name = "Threshold",
            description =
                    "The largest share of what users said lately, 0 to 1, that a bundle may take from other intents"
                            + " or no longer understand. Fewer than three utterances never count.",
            min = "0",
            max = "1")
    double threshold() default 0.05;

    @AttributeDefinition(
            name = "Earlier versions",
            description = "How many earlier versions of each bundle are kept to go back to.",
            min = "1",
            max = "50")
    int earlierVersions() default 3;

    @AttributeDefinition(
            name = "Largest bundle",
            description = "In megabytes. What is larger is refused.",
            min = "1",
            max = "2000")
    int largestMegabytes() default 100;

    @AttributeDefinition(
            name = "Trusted signers",
            description =
                    "SHA-256 fingerprints of certificates, as keytool -printcert shows them. If there is one, only"
                            + " bundles of which every file is signed with one of them, or with one that they have issued, are"
                            + " let in. Empty: no signature is asked for.",
            required = false)
    String[] trustedSigners() default {};
}
