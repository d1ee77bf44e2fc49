/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A server of the sandbox: for this machine alone, behind credentials, under the weather, one call at a time. */
public abstract class VendorServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final Vendor vendor;
    private final transient Weather weather;
    private final transient Object world;
    private final transient Routes routes;

    /** @param world what one call at a time may see and change */
    protected VendorServlet(Vendor vendor, Weather weather, Object world, Routes routes) {
        this.vendor = vendor;
        this.weather = weather;
        this.world = world;
        this.routes = routes;
    }

    /** A refusal in the vendor's shape. */
    protected abstract Answer answer(Refusal refusal);

    /** Refuses those who may not call. */
    protected void admit(Call call) {
        if (!call.isSignedIn()) {
            throw new Refusal(401, unauthenticated());
        }
    }

    /** What the vendor says to those without credentials. */
    protected abstract String unauthenticated();

    /** The call as the routes know it. */
    protected Call routed(Call call) {
        return call;
    }

    /** What the vendor adds to every answer. */
    protected Answer finished(Call call, Answer answer) {
        return answer;
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer answer;
        try {
            answer = answer(request);
        } catch (Refusal refusal) {
            answer = answer(refusal);
        }
        send(answer, response);
    }

    private Answer answer(HttpServletRequest request) throws IOException {
        if (!Neighbours.isLocal(request)) {
            throw new Refusal(403, "The sandbox answers this machine alone");
        }
        var call = Call.read(request);
        weather.blowOn(vendor);
        admit(call);
        synchronized (world) {
            return finished(call, worked(call));
        }
    }

    private Answer worked(Call call) {
        try {
            return routes.answer(routed(call));
        } catch (Refusal refusal) {
            return answer(refusal);
        }
    }

    private static void send(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (!answer.body().isMissingNode()) {
            byte[] body = Json.write(answer.body());
            response.setContentType("application/json;charset=utf-8");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
