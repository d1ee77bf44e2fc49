/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.connector.ConnectorException;
import dev.parley.lib.wire.BadInput;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a field of a form may be filled with, while somebody types. Nobody waits for it long: where the system that
 * knows is away, slow, or asked by very many at once, there are no candidates.
 */
@Path("chat/candidates")
@SignedIn
@Produces(MediaType.APPLICATION_JSON)
@Component(service = Candidates.class)
@JakartarsResource
public final class Candidates {

    private static final Logger LOG = LoggerFactory.getLogger(Candidates.class);
    private static final int AT_ONCE = 8;

    private final Ports ports;
    private final Duration patience;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> new Thread(task, "parley candidates"));

    @Activate
    public Candidates(@Reference(name = "ports") Ports ports) {
        this(ports, Duration.ofSeconds(2));
    }

    Candidates(Ports ports, Duration patience) {
        this.ports = ports;
        this.patience = patience;
    }

    @Deactivate
    void stop() {
        threads.shutdownNow();
    }

    @GET
    public ListJson<CandidateJson> list(@Context SecurityContext security, @Context UriInfo uri) {
        var query = Query.of(uri);
        var field = query.text("field").orElseThrow(() -> new BadInput("Say for which: ?field=number."));
        var text = query.text("q").orElse("");
        var lookup = new Lookup(ports, Caller.of(security));
        return new ListJson<>(ports.dialog()
                .subject(field)
                .map(subject -> soon(() -> lookup.find(subject, text)))
                .orElse(List.of()));
    }

    private List<CandidateJson> soon(Callable<List<CandidateJson>> search) {
        try {
            var found = threads.submit(search);
            try {
                return found.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                found.cancel(true);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectorException) {
                LOG.debug("No candidates: {}", e.getCause().getMessage());
                return List.of();
            }
            throw new IllegalStateException("looking for candidates failed", e.getCause());
        } catch (TimeoutException | RejectedExecutionException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
