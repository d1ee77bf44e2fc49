/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.chatbot;

import dev.parley.api.setting.Format;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The form for the settings of the customer bot. Two bundles read them: this one what everybody may see, and the bridge
 * to a RAG service what begins with rag. A double underscore stands for one in the property's name. What may come from
 * the environment is a text, or the form would lose where it comes from.
 */
@ObjectClassDefinition(
        id = "parley.chatbot",
        pid = "parley.chatbot",
        name = "Parley: customer bot",
        description = "What customers see of their bot, and the service that answers what the FAQ does not.")
@interface Config {

    @AttributeDefinition(name = "Name", description = "What the bot is called.", min = "1", max = "200")
    String bot__name() default Settings.NAME;

    @AttributeDefinition(
            name = "Greeting",
            description = "Said first, before anybody asked. Empty: a sentence with the bot's name.",
            required = false,
            min = "0",
            max = "4000")
    String greeting() default "";

    @AttributeDefinition(
            name = "Without an answer",
            description = "Said, word for word, when nothing answers a question.",
            min = "1",
            max = "4000")
    String fallback__message() default Settings.FALLBACK;

    @AttributeDefinition(
            name = "Polling interval",
            description = "In milliseconds. How long a widget waits before it asks again whether there is news.",
            min = "250",
            max = "3600000")
    int polling__interval__ms() default Settings.POLLING;

    @AttributeDefinition(
            name = "Suggestions",
            description = "Questions that are offered at the start. Empty: the first ones of the FAQ.",
            required = false)
    String[] suggestions() default {};

    @AttributeDefinition(
            name = "Time for an answer",
            description = "In milliseconds. How long a customer waits for all knowledge bases together.",
            min = "500",
            max = "120000")
    int answer__timeout__ms() default Settings.PATIENCE;

    @AttributeDefinition(
            name = "RAG service",
            description = "Address of the service that is asked what the FAQ does not answer. Empty: none."
                    + " What customers ask is sent to it.",
            required = false)
    @Format(Format.URL)
    String rag__api__url() default "";

    @AttributeDefinition(
            name = "RAG key",
            description = "Key of that service. Kept encrypted, and never shown.",
            type = AttributeType.PASSWORD,
            required = false)
    String rag__api__key() default "";

    @AttributeDefinition(
            name = "RAG shape",
            description = "What that service understands: fastapi (question in, answer and sources out), openai (chat"
                    + " completions), dify or flowise. For others there is a configuration of its own: Parley: RAG"
                    + " service.",
            required = false)
    @Format(matches = "(?i)\\s*(fastapi|openai|dify|flowise|custom)\\s*", wish = "fastapi, openai, dify or flowise")
    String rag__shape() default "fastapi";

    @AttributeDefinition(
            name = "RAG model",
            description = "The model that is asked for, where the service has several.",
            required = false)
    String rag__model() default "";

    @AttributeDefinition(
            name = "RAG time",
            description = "In milliseconds. How long the service may take.",
            min = "100",
            max = "120000")
    int rag__timeout__ms() default 30_000;

    @AttributeDefinition(
            name = "RAG on a private address",
            description = "Whether the service may be on this machine or in the private network: true or false.",
            required = false)
    @Format(matches = "(?i)\\s*(true|false)\\s*", wish = "true or false")
    String rag__allow__private() default "false";
}
