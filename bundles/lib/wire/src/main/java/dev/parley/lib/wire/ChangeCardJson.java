/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.parley.api.change.Change;
import dev.parley.api.change.Evidence;
import dev.parley.api.change.Field;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change request in a reply.
 *
 * @param evidence what it is linked with, as far as it is known
 */
public record ChangeCardJson(
        String number,
        String sysId,
        Optional<URI> url,
        String state,
        String stateCode,
        String shortDescription,
        Optional<Instant> plannedStartDate,
        Optional<Instant> plannedEndDate,
        List<EvidenceJson> evidence) {

    /** An issue or a pull request that a change is linked with. */
    public record EvidenceJson(
            String label,
            @JsonInclude(Include.NON_EMPTY) Optional<String> state,
            @JsonInclude(Include.NON_EMPTY) Optional<URI> url) {

        static EvidenceJson of(Evidence evidence) {
            return new EvidenceJson(evidence.label(), evidence.state(), evidence.url());
        }
    }

    /** @param base what relative addresses are relative to */
    public static ChangeCardJson of(Change change, URI base) {
        return new ChangeCardJson(
                change.number(),
                change.sysId(),
                change.url().map(base::resolve),
                change.state().label(),
                change.state().code(),
                change.summary(),
                change.fields().get(Field.PLANNED_START),
                change.fields().get(Field.PLANNED_END),
                change.evidence().stream().map(EvidenceJson::of).toList());
    }
}
