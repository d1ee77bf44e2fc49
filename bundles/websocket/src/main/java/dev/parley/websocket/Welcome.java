/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.api.chatbot.Profile;
import dev.parley.api.conversation.Audience;
import dev.parley.api.intent.QuickReply;
import dev.parley.lib.wire.AssistantJson;
import dev.parley.websocket.Frames.WelcomeJson;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is said before anybody spoke; it is not kept. */
@Component(service = Welcome.class)
public final class Welcome {

    private static final String NAME = "Parley";

    private final Ports ports;

    @Activate
    public Welcome(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    Frame of(Visitor visitor) {
        return visitor.audience() == Audience.ASSISTANT
                ? of(visitor, AssistantJson.in(visitor.language().orElse(Locale.ENGLISH)))
                : ports.chatbot()
                        .map(bot -> of(visitor, bot.profile()))
                        .orElseGet(() -> of(visitor, "", List.of(), NAME));
    }

    private static Frame of(Visitor visitor, AssistantJson assistant) {
        return of(visitor, assistant.greeting(), assistant.suggestions(), assistant.name());
    }

    private static Frame of(Visitor visitor, Profile profile) {
        return of(visitor, profile.greeting(), profile.suggestions(), profile.name());
    }

    private static Frame of(Visitor visitor, String greeting, List<String> suggestions, String name) {
        var replies =
                suggestions.stream().map(text -> new QuickReply(text, text)).toList();
        return Frame.of(new WelcomeJson(greeting, replies, visitor.user(), name));
    }
}
