/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.dialog.Utterance;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Input;
import dev.parley.lib.wire.Locality;
import dev.parley.lib.wire.Text;
import dev.parley.rest.DetectionsJson.TextJson;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What texts are taken for, for those who want to know how well people are understood. */
@Path("admin/detections")
@SignedIn
@AdminOnly
@Component(service = Detections.class)
@JakartarsResource
public final class Detections {

    private static final int MOST = 200;

    private final Ports ports;

    @Activate
    public Detections(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public DetectionsJson detect(
            Input body, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @DefaultValue("*") String acceptLanguage) {
        var input = Input.of(body);
        var locale = Locality.language(input, acceptLanguage).orElse(Locale.ENGLISH);
        var texts = texts(input);
        var dialog = ports.dialog();
        return new DetectionsJson(texts.stream()
                .map(text -> new TextJson(text, dialog.detect(text, locale)))
                .toList());
    }

    private static List<String> texts(Input input) {
        var texts = input.texts("texts", MOST).stream().map(Text::clean).toList();
        if (texts.isEmpty() || texts.contains("")) {
            throw new BadInput("texts must have 1 to " + MOST + " texts with something in each.");
        }
        texts.forEach(text -> Text.atMost(Utterance.LONGEST, "A text", text));
        return texts;
    }
}
