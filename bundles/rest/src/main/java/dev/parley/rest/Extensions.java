/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.lib.wire.AllowedOrigins;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What all resources have in common: how bodies and problems are written, who may call, and from where. */
@Component(configurationPid = "parley.rest")
@JakartarsExtension
@Designate(ocd = Extensions.Config.class)
public final class Extensions implements Feature {

    @ObjectClassDefinition(name = "Parley: REST API", description = "Who may use the API from a browser.")
    @interface Config {

        @AttributeDefinition(
                name = "Allowed origins",
                description = "Origins of other sites whose pages may use the API, such as https://www.example.org;"
                        + " * for all of them, without the user's cookie.",
                required = false)
        String[] cors_allowed_origins() default {};
    }

    private final Ports ports;
    private final Config config;

    @Activate
    public Extensions(@Reference(name = "ports") Ports ports, Config config) {
        this.ports = ports;
        this.config = config;
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new JsonBody());
        context.register(new Problems());
        context.register(new Origins(new AllowedOrigins(config.cors_allowed_origins())));
        context.register(new Authentication(ports), Priorities.AUTHENTICATION);
        context.register(new Admission(), Priorities.AUTHORIZATION);
        return true;
    }
}
