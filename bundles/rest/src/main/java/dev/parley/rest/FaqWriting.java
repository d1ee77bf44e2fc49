/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.faq.Faqs;
import dev.parley.lib.wire.BadInput;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response.Status;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** Writes FAQs; what they refuse is the caller's mistake. */
final class FaqWriting {

    private FaqWriting() {}

    static <T> T of(Supplier<T> writing) {
        try {
            return writing.get();
        } catch (Faqs.Taken e) {
            throw new ClientErrorException(
                    "There is a FAQ with this question already: " + e.getMessage(), Status.CONFLICT, e);
        } catch (NoSuchElementException e) {
            throw none();
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }

    static NotFoundException none() {
        return new NotFoundException("There is no such FAQ.");
    }
}
