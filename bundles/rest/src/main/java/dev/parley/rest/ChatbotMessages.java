/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.conversation.Audience;
import dev.parley.api.dialog.Utterance;
import dev.parley.lib.wire.Input;
import dev.parley.lib.wire.Speech;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What customers ask, and the answers: each at once, or as it is written. */
@Path("chatbot/messages")
@SignedIn
@Consumes(MediaType.APPLICATION_JSON)
@Component(service = ChatbotMessages.class)
@JakartarsResource
public final class ChatbotMessages {

    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final Ports ports;
    private final Duration silence;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "parley-answer");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public ChatbotMessages(@Reference(name = "ports") Ports ports) {
        this(ports, SILENCE);
    }

    ChatbotMessages(Ports ports, Duration silence) {
        this.ports = ports;
        this.silence = silence;
    }

    /** What is begun is finished. */
    @Deactivate
    void stop() {
        threads.shutdown();
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public AnswerJson say(
            Input body,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @DefaultValue("*") String acceptLanguage,
            @Context SecurityContext security) {
        return AnswerJson.of(ports.dialog().say(said(body, acceptLanguage, security)));
    }

    /** For those who prefer it: to others, JSON is as good. */
    @POST
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    public Response sayLive(
            Input body,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @DefaultValue("*") String acceptLanguage,
            @Context SecurityContext security) {
        var dialog = ports.dialog();
        var said = said(body, acceptLanguage, security);
        var answer = new LiveAnswer(silence).begin(threads, pieces -> AnswerJson.of(dialog.say(said, pieces)));
        return Response.ok(answer, MediaType.SERVER_SENT_EVENTS)
                .header("X-Accel-Buffering", "no")
                .build();
    }

    private static Utterance said(Input body, String acceptLanguage, SecurityContext security) {
        var input = Input.of(body);
        var text = Speech.text(input, "message_text");
        return new Speech(input, acceptLanguage).by(Caller.of(security), Audience.CHATBOT, text, Map.of());
    }
}
