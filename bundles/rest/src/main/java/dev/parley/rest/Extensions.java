/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;

/** What all resources have in common: how bodies and problems are written, who may call, and from where. */
@Component
@JakartarsExtension
public final class Extensions implements Feature {

    private final Ports ports;
    private final ListedOrigins origins;

    @Activate
    public Extensions(@Reference(name = "ports") Ports ports, @Reference(name = "origins") ListedOrigins origins) {
        this.ports = ports;
        this.origins = origins;
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new JsonBody());
        context.register(new Problems());
        context.register(new Origins(origins));
        context.register(new Authentication(ports), Priorities.AUTHENTICATION);
        context.register(new Admission(), Priorities.AUTHORIZATION);
        return true;
    }
}
