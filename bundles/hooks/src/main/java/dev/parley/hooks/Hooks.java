/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What other systems call when something changed there. A delivery says no more than what to look at: what is told to
 * users is asked of the system itself.
 */
@Path("hooks")
@Produces(MediaType.APPLICATION_JSON)
@Component(service = Hooks.class, configurationPid = "parley.hooks")
@JakartarsResource
@Designate(ocd = Hooks.Config.class)
public final class Hooks {

    @ObjectClassDefinition(
            name = "Parley: webhooks",
            description = "Lets GitHub, Jira and ServiceNow say at once that something changed, so that Parley need not"
                    + " wait until it looks again.")
    @interface Config {

        @AttributeDefinition(
                name = "GitHub's secret",
                description = "The secret of the webhook that calls /api/hooks/github/. Without it, none is taken.",
                type = AttributeType.PASSWORD,
                required = false)
        String _github_secret() default "";

        @AttributeDefinition(
                name = "Jira's secret",
                description = "The secret of the webhook that calls /api/hooks/jira/. Without it, none is taken.",
                type = AttributeType.PASSWORD,
                required = false)
        String _jira_secret() default "";

        @AttributeDefinition(
                name = "ServiceNow's secret",
                description = "What the business rule that calls /api/hooks/servicenow/ signs with. Without it, no call"
                        + " is taken.",
                type = AttributeType.PASSWORD,
                required = false)
        String _servicenow_secret() default "";

        @AttributeDefinition(
                name = "Largest delivery",
                description = "In bytes; larger ones are refused. GitHub sends up to 25 MB, though seldom above one.",
                min = "1",
                max = "100000000")
        int max_bytes() default 5_000_000;
    }

    private final Hook gitHub;
    private final Hook jira;
    private final Hook serviceNow;

    @Activate
    public Hooks(@Reference(name = "deliveries") Deliveries deliveries, Config config) {
        int largest = config.max_bytes();
        gitHub = new Hook(new GitHub(), new Secret(config._github_secret()), largest, deliveries);
        jira = new Hook(new Jira(), new Secret(config._jira_secret()), largest, deliveries);
        serviceNow = new Hook(new ServiceNow(), new Secret(config._servicenow_secret()), largest, deliveries);
    }

    @POST
    @Path("github")
    public Response gitHub(@Context HttpHeaders headers, InputStream body) throws IOException {
        return gitHub.take(headers, body).response();
    }

    @POST
    @Path("jira")
    public Response jira(@Context HttpHeaders headers, InputStream body) throws IOException {
        return jira.take(headers, body).response();
    }

    @POST
    @Path("servicenow")
    public Response serviceNow(@Context HttpHeaders headers, InputStream body) throws IOException {
        return serviceNow.take(headers, body).response();
    }
}
