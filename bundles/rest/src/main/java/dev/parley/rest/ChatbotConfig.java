/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.chatbot.Profile;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.faq.Faq;
import dev.parley.lib.wire.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** How the customer bot presents itself, for pages that show it to anybody. */
@Path("chatbot/config")
@Component(service = ChatbotConfig.class)
@JakartarsResource
public final class ChatbotConfig {

    private static final int SUGGESTIONS = 4;

    private final Ports ports;

    /** @param suggestions questions to begin with */
    record ConfigJson(
            long pollingIntervalMs, String fallbackMessage, String botName, String greeting, List<String> suggestions) {

        static ConfigJson of(Profile profile, List<String> suggestions) {
            return new ConfigJson(
                    profile.polling().toMillis(), profile.fallback(), profile.name(), profile.greeting(), suggestions);
        }
    }

    @Activate
    public ChatbotConfig(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response read(@Context Request request) {
        var profile = ports.chatbot().profile();
        var suggestions = profile.suggestions().isEmpty() ? firstQuestions() : profile.suggestions();
        byte[] json = Json.write(ConfigJson.of(profile, suggestions));
        var tag = UUID.nameUUIDFromBytes(json).toString();
        return new Conditional(tag, "no-cache").answer(request, () -> json);
    }

    /** It does without them. */
    private List<String> firstQuestions() {
        try {
            return ports.faqs().edition().active().stream()
                    .limit(SUGGESTIONS)
                    .map(Faq::question)
                    .toList();
        } catch (Unavailable e) {
            return List.of();
        }
    }
}
