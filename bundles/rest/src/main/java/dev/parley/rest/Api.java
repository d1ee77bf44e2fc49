/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.JakartarsWhiteboardConstants;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/**
 * The application that every resource on the whiteboard belongs to unless it says otherwise. It takes the place of
 * the whiteboard's own to leave out what costs time at start and is not used here.
 */
@Component(service = Application.class)
@JakartarsApplicationBase("/")
@JakartarsName(JakartarsWhiteboardConstants.JAKARTA_RS_DEFAULT_APPLICATION)
public final class Api extends Application {

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.disableAutoDiscovery", true,
                "jersey.config.disableJsonProcessing", true,
                "jersey.config.disableMoxyJson", true,
                // So that what is flushed is sent; what is written at once says how long it is.
                "jersey.config.contentLength.buffer", 0,
                "jersey.config.beanValidation.disable.server", true);
    }
}
