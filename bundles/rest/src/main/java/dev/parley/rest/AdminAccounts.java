/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.account.Account;
import dev.parley.api.account.AccountRefused;
import dev.parley.lib.wire.BadInput;
import dev.parley.lib.wire.Input;
import dev.parley.rest.AccountJson.MadeJson;
import dev.parley.rest.AccountJson.PasswordJson;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Those who have a password here, for those who see to them. What is changed is in the audit. */
@Path("admin/accounts")
@SignedIn
@AdminOnly
@Produces(MediaType.APPLICATION_JSON)
@Component(service = AdminAccounts.class)
@JakartarsResource
public final class AdminAccounts {

    private static final int PAGE = 20;
    private static final int MOST = 100;
    private static final int MOST_ROLES = 100;
    private static final int UNPROCESSABLE = 422;

    private final Ports ports;

    @Activate
    public AdminAccounts(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    public PageJson<AccountJson> list(@Context UriInfo uri) {
        var query = Query.of(uri);
        var text = query.text("q");
        var page = query.page(MOST, PAGE, (limit, cursor) -> ports.accounts().list(text, limit, cursor));
        return PageJson.of(page.map(AccountJson::of));
    }

    @GET
    @Path("{id}")
    public AccountJson read(@PathParam("id") String id) {
        return AccountJson.of(find(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(Input body, @Context UriInfo uri, @Context SecurityContext security) {
        var input = Input.of(body);
        var name = input.text("name").orElseThrow(() -> new BadInput("Say what the account is called: name."));
        var roles = Set.copyOf(input.texts("roles", MOST_ROLES));
        var audit = ports.audit();
        var password = allowed(() -> ports.accounts().create(name, roles));
        audit.record(Caller.of(security).name(), "create account", name, "roles: " + said(roles));
        var account = ports.accounts().named(name).map(AccountJson::of).orElseThrow();
        var address = uri.getBaseUriBuilder().path("admin/accounts/{id}/").build(account.id());
        return once(Response.created(address).entity(new MadeJson(account, password)));
    }

    /** One thing at a time, so that all of it is done or nothing. */
    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public AccountJson change(@PathParam("id") String id, Input body, @Context SecurityContext security) {
        var input = Input.of(body);
        var isEnabled = input.flag("is_enabled");
        if (input.has("roles") == isEnabled.isPresent()) {
            throw new BadInput("Send either roles or is_enabled.");
        }
        var roles = Set.copyOf(input.texts("roles", MOST_ROLES));
        var before = find(id);
        var audit = ports.audit();
        var admin = Caller.of(security).name();
        if (isEnabled.isPresent()) {
            allowed(() -> ports.accounts().setEnabled(id, isEnabled.get()));
            audit.record(admin, isEnabled.get() ? "enable account" : "disable account", before.name(), "");
        } else {
            allowed(() -> ports.accounts().setRoles(id, roles));
            audit.record(admin, "change roles", before.name(), said(before.roles()) + " → " + said(roles));
        }
        return read(id);
    }

    @POST
    @Path("{id}/password")
    public Response resetPassword(@PathParam("id") String id, @Context SecurityContext security) {
        var account = find(id);
        var audit = ports.audit();
        var password = allowed(() -> ports.accounts().resetPassword(id));
        audit.record(Caller.of(security).name(), "reset password", account.name(), "");
        return once(Response.ok(new PasswordJson(password)));
    }

    private static Response once(Response.ResponseBuilder response) {
        return response.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static String said(Set<String> roles) {
        return roles.isEmpty()
                ? "none"
                : String.join(", ", roles.stream().sorted().toList());
    }

    private Account find(String id) {
        return ports.accounts().find(id).orElseThrow(() -> new NotFoundException("There is no such account."));
    }

    private static void allowed(Runnable change) {
        allowed(() -> {
            change.run();
            return Set.of();
        });
    }

    private static <T> T allowed(Supplier<T> change) {
        try {
            return change.get();
        } catch (AccountRefused e) {
            throw new ClientErrorException(e.getMessage(), UNPROCESSABLE, e);
        }
    }
}
