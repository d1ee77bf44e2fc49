/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The engine's settings. */
@ObjectClassDefinition(id = "parley.dialog", name = "Parley: dialog", description = "How Parley leads a conversation.")
@interface Config {

    @AttributeDefinition(
            name = "Read back",
            description = "When values are read back before anything is done. An intent may insist on it in any case.",
            options = {
                @Option(label = "before everything that writes", value = "always"),
                @Option(label = "if a value was taken from a longer sentence", value = "inferred"),
                @Option(label = "only where the intent insists", value = "never")
            })
    String confirm() default "inferred";

    @AttributeDefinition(
            name = "Time for an intent",
            description = "In milliseconds. A call that takes longer is given up, and the user is told.",
            min = "10",
            max = "600000")
    long handlerTimeoutMillis() default 10_000;

    @AttributeDefinition(
            name = "Time for an undo",
            description = "In minutes. For how long \"undo\" is offered after something was done.",
            min = "0",
            max = "1440")
    int undoMinutes() default 15;

    @AttributeDefinition(
            name = "Time zone",
            description = "In which times without a zone are meant, for example Europe/Athens. Empty: the server's.")
    String zone() default "";

    @AttributeDefinition(
            name = "Language",
            description = "What is spoken to users of whom no language is known: en, de, or another that is installed.")
    String language() default "en";

    @AttributeDefinition(
            name = "Hand-over",
            description =
                    "Whom to ask where conversations cannot be handed over here. {conversation} becomes the conversation's id.")
    String handOff() default "Ask your change team to look at conversation {conversation}.";
}
