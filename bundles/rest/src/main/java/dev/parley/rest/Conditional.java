/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.function.Supplier;

/**
 * What is asked for again and again: sent only where the caller has not got it already.
 *
 * @param tag other than before if what is sent is
 * @param caching the header, which goes with 304 too
 */
record Conditional(String tag, String caching) {

    /** @param json made only if it is sent */
    Response answer(Request request, Supplier<byte[]> json) {
        var etag = new EntityTag(tag);
        var known = request.evaluatePreconditions(etag);
        return (known == null ? whole(json.get()) : known)
                .tag(etag)
                .header(HttpHeaders.CACHE_CONTROL, caching)
                .build();
    }

    private static ResponseBuilder whole(byte[] json) {
        return Response.ok(json).header(HttpHeaders.CONTENT_LENGTH, json.length);
    }
}
