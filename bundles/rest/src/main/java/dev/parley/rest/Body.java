/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;

/** A request's body in bytes. */
final class Body {

    private Body() {}

    /**
     * Reads no more than tells that it is too large.
     *
     * @param declaredLength of the header, or null
     * @param largest in bytes
     */
    static byte[] read(InputStream body, String declaredLength, int largest) throws IOException {
        boolean declaredTooLarge = declaredLength != null && Long.parseLong(declaredLength) > largest;
        byte[] bytes = declaredTooLarge ? new byte[0] : body.readNBytes(largest + 1);
        if (declaredTooLarge || bytes.length > largest) {
            throw new ClientErrorException(
                    "The body is too large: at most " + largest / 1024 + " KiB are read.",
                    Status.REQUEST_ENTITY_TOO_LARGE);
        }
        return bytes;
    }
}
