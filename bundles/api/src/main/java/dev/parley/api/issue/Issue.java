/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.issue;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * An issue as its tracker holds it.
 *
 * @param key {@code PAY-12}
 * @param description plain text, or the empty string
 * @param status its name in the tracker: {@code In Review}
 * @param done whether that is one of the tracker's final statuses
 */
public record Issue(
        String key,
        String type,
        String summary,
        String description,
        String status,
        boolean done,
        Optional<String> priority,
        Optional<String> assignee,
        URI url,
        Instant updatedAt) {}
