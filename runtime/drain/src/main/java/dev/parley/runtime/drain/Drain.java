/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.drain;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.osgi.annotation.bundle.Header;
import org.osgi.annotation.bundle.Requirement;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.namespace.implementation.ImplementationNamespace;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

/**
 * Stands before every servlet and, as the bundle that starts last, is the first to stop: it then turns new requests
 * away and waits for those in flight, so that what they use is still there.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
@Requirement(
        namespace = ImplementationNamespace.IMPLEMENTATION_NAMESPACE,
        name = HttpWhiteboardConstants.HTTP_WHITEBOARD_IMPLEMENTATION,
        version = "2.0.0")
public final class Drain implements BundleActivator, Filter {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final String AWAY = """
            {"type":"about:blank","title":"Service Unavailable","status":503,\
            "detail":"Parley is stopping.","error":"Parley is stopping."}""";

    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean stopping;
    private ServiceRegistration<Filter> registration;

    @Override
    public void start(BundleContext context) {
        var properties = Map.of(
                HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_PATTERN,
                "/*",
                HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_ASYNC_SUPPORTED,
                true,
                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
                "(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME + "=*)");
        registration = context.registerService(Filter.class, this, FrameworkUtil.asDictionary(properties));
    }

    @Override
    public void stop(BundleContext context) {
        stopping = true;
        var end = System.nanoTime() + PATIENCE_NANOS;
        while (inFlight.get() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        registration.unregister();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        inFlight.incrementAndGet();
        try {
            if (stopping) {
                away((HttpServletResponse) response);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private static void away(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Connection", "close");
        response.setHeader("Retry-After", "5");
        response.setContentType("application/problem+json");
        response.getWriter().write(AWAY);
    }
}
