/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = "parley.trial",
        name = "Parley: trials of bundles",
        description = "How a bundle is tried before it is let in.")
@interface Config {

    @AttributeDefinition(
            name = "Deadline",
            description = "In seconds. A trial that takes longer is stopped, and its bundle is not let in.",
            min = "1",
            max = "3600")
    int deadline() default 60;

    @AttributeDefinition(
            name = "Utterances",
            description = "How many different texts that users said lately are routed with the bundle and without it."
                    + " 0 leaves that out.",
            min = "0",
            max = "10000")
    int utterances() default 200;
}
