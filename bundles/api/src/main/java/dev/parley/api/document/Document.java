/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.document;

import java.time.Instant;
import java.util.Optional;

/**
 * A document that is searched, or will be.
 *
 * @param name its file's name; unique
 * @param mediaType {@code application/pdf}
 * @param size in bytes
 * @param passages how many it was split into; 0 until it is indexed
 * @param problem why it is not searched, for an admin to read
 */
public record Document(
        String name,
        String mediaType,
        long size,
        Instant addedAt,
        Origin origin,
        State state,
        int passages,
        Optional<String> problem) {

    /** Where it came from. */
    public enum Origin {
        /** It lies in the documents folder; remove it there. */
        FOLDER,
        UPLOADED
    }

    /** Whether it is searched. */
    public enum State {
        WAITING,
        INDEXING,
        SEARCHED,
        FAILED
    }
}
