/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.faq.Faqs.Edition;
import dev.parley.lib.wire.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The frequently asked questions that customers see. */
@Path("chatbot/faqs")
@SignedIn
@Component(service = ChatbotFaqs.class)
@JakartarsResource
public final class ChatbotFaqs {

    private final Ports ports;
    private volatile Printed printed = new Printed("", new byte[0]);

    /** What was sent last. */
    private record Printed(String revision, byte[] json) {

        static Printed of(Edition edition) {
            var faqs = edition.active().stream().map(FaqJson::of).toList();
            return new Printed(edition.revision(), Json.write(faqs));
        }
    }

    @Activate
    public ChatbotFaqs(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(@Context Request request) {
        var edition = ports.faqs().edition();
        return new Conditional(edition.revision(), "private, max-age=3600").answer(request, () -> json(edition));
    }

    private byte[] json(Edition edition) {
        var last = printed;
        if (!last.revision().equals(edition.revision())) {
            last = Printed.of(edition);
            printed = last;
        }
        return last.json();
    }
}
