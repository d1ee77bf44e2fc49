/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.setting.Format;
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
            name = "Calls at a time",
            description =
                    "How many calls of one bundle run at a time, those that were given up included. More wait for a moment, and are then told to try again.",
            min = "1",
            max = "1000")
    int callsAtATime() default 64;

    @AttributeDefinition(
            name = "Failures until a rest",
            description =
                    "After so many failed calls in a row, or when half of four times as many have failed, a bundle is not called for a while. Other systems being away is no failure.",
            min = "1",
            max = "1000")
    int failuresUntilRest() default 5;

    @AttributeDefinition(
            name = "Length of a rest",
            description =
                    "In seconds. For how long a bundle that failed again and again is not called. Then one call shows whether it works again.",
            min = "1",
            max = "3600")
    int restSeconds() default 30;

    @AttributeDefinition(
            name = "Time for an undo",
            description = "In minutes. For how long \"undo\" is offered after something was done.",
            min = "0",
            max = "1440")
    int undoMinutes() default 15;

    @AttributeDefinition(
            name = "Time zone",
            required = false,
            description = "In which times without a zone are meant, for example Europe/Athens. Empty: the server's.")
    @Format(Format.ZONE)
    String zone() default "";

    @AttributeDefinition(
            name = "Language",
            description = "What is spoken to users of whom no language is known: en, de, or another that is installed.")
    @Format(Format.LANGUAGE)
    String language() default "en";

    @AttributeDefinition(
            name = "Hand-over",
            description =
                    "Whom to ask where conversations cannot be handed over here. {conversation} becomes the conversation's id.")
    String handOff() default "Ask your change team to look at conversation {conversation}.";
}
