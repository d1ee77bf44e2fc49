/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.user.User;
import dev.parley.lib.wire.BadInput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The change requests that a user may see. */
@Path("change-requests")
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
@Component(service = ChangeRequests.class)
@JakartarsResource
public final class ChangeRequests {

    private static final int PAGE = 20;

    /** What the port promises to take. */
    private static final int LONGEST_KEY = 40;

    private final Ports ports;

    @Activate
    public ChangeRequests(@Reference(name = "ports") Ports ports) {
        this.ports = ports;
    }

    @GET
    public PageJson<ChangeJson> list(@Context SecurityContext security, @Context UriInfo uri) {
        var user = Caller.of(security);
        var query = Query.of(uri);
        var page = query.page(ChangeQuery.MOST, PAGE, (limit, cursor) -> ports.changes()
                .search(user, query(user, query, limit, cursor)));
        return PageJson.of(page.map(change -> ChangeJson.of(change, uri.getBaseUri())));
    }

    @GET
    @Path("by_servicenow_number")
    public ChangeJson readByNumber(@Context SecurityContext security, @Context UriInfo uri) {
        String number = Query.of(uri).text("number").orElseThrow(() -> new BadInput("Say which: ?number=CHG0030001."));
        return read(number, change -> change.number().equalsIgnoreCase(number), security, uri);
    }

    @GET
    @Path("{id}")
    public ChangeJson readById(@PathParam("id") String id, @Context SecurityContext security, @Context UriInfo uri) {
        return read(id, change -> true, security, uri);
    }

    private ChangeJson read(String key, Predicate<Change> wanted, SecurityContext security, UriInfo uri) {
        return Optional.of(key)
                .filter(k -> k.length() <= LONGEST_KEY)
                .flatMap(k -> ports.changes().find(Caller.of(security), k))
                .filter(wanted)
                .map(change -> ChangeJson.of(change, uri.getBaseUri()))
                .orElseThrow(() -> new NotFoundException("There is no such change request."));
    }

    /** Users list what was made for them, admins all. */
    private static ChangeQuery query(User user, Query query, int limit, Optional<String> cursor) {
        return new ChangeQuery(
                !user.isAdmin(),
                states(query),
                query.text("cmdb_ci"),
                query.text("q"),
                query.moment("from"),
                query.moment("until"),
                limit,
                cursor);
    }

    /** Codes of the states that are given by code or label. */
    private static Set<String> states(Query query) {
        return query.texts("state").stream().map(ChangeRequests::code).collect(Collectors.toSet());
    }

    private static String code(String codeOrLabel) {
        return ChangeState.STANDARD.stream()
                .filter(state -> state.label().equalsIgnoreCase(codeOrLabel))
                .map(ChangeState::code)
                .findFirst()
                .orElse(codeOrLabel);
    }
}
