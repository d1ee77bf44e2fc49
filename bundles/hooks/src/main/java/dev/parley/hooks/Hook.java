/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one sender's deliveries arrive. The signature is of the bytes as they came, and nothing is parsed before it is
 * found good.
 *
 * @param largest the most bytes that are read of a delivery
 */
record Hook(Sender sender, Secret secret, int largest, Deliveries deliveries) {

    private static final Logger LOG = LoggerFactory.getLogger(Hook.class);

    Answer take(HttpHeaders headers, InputStream in) throws IOException {
        if (!secret.isSet()) {
            throw new NotFoundException(
                    "No webhook of %s is set up here: parley.hooks has no secret for it.".formatted(sender.title()));
        }
        var body = signed(headers.getHeaderString(sender.signature()), in);
        if (sender.isPing(headers)) {
            return Answer.READY;
        }
        var delivery = sender.read(headers, body);
        return delivery.subjects().isEmpty()
                ? Answer.IGNORED
                : deliveries.take(sender.name(), delivery, Secret.digest(body));
    }

    private byte[] signed(String signature, InputStream in) throws IOException {
        if (signature == null) {
            throw refusal("is missing");
        }
        byte[] body = bytes(in);
        if (!Secret.isOneOf(sender.written(secret.mac(body)), signature)) {
            throw refusal("is not that of the body");
        }
        return body;
    }

    private byte[] bytes(InputStream in) throws IOException {
        byte[] body = in.readNBytes(largest);
        if (in.read() >= 0) {
            throw new ClientErrorException(
                    "The delivery is too large: at most %d bytes are read.".formatted(largest),
                    Status.REQUEST_ENTITY_TOO_LARGE);
        }
        return body;
    }

    private NotAuthorizedException refusal(String why) {
        LOG.debug("A delivery for {} was refused, as its signature {}", sender.title(), why);
        return new NotAuthorizedException("The signature in %s %s.".formatted(sender.signature(), why), "HMAC-SHA256");
    }
}
