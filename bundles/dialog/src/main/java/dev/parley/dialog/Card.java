/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Evidence;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A change in a message's metadata, with the names that a change has in a reply of the HTTP API. */
record Card(
        String number,
        String sysId,
        Optional<URI> url,
        String state,
        String stateCode,
        String shortDescription,
        Map<String, String> fields,
        String requestedBy,
        Instant createdAt,
        Instant updatedAt,
        List<Evidence> evidence) {

    /** What an earlier Parley has stored lacks the evidence. */
    Card {
        evidence = evidence == null ? Evidence.of(new ChangeFields(fields)) : List.copyOf(evidence);
    }

    /** Says how a change is written and read. */
    @JsonSerialize(converter = Writing.class)
    @JsonDeserialize(converter = Reading.class)
    interface Format {}

    static final class Writing extends StdConverter<Change, Card> {

        @Override
        public Card convert(Change change) {
            return new Card(
                    change.number(),
                    change.sysId(),
                    change.url(),
                    change.state().label(),
                    change.state().code(),
                    change.summary(),
                    change.fields().values(),
                    change.requestedBy(),
                    change.createdAt(),
                    change.updatedAt(),
                    change.evidence());
        }
    }

    static final class Reading extends StdConverter<Card, Change> {

        @Override
        public Change convert(Card card) {
            return new Change(
                    card.sysId(),
                    card.number(),
                    new ChangeState(card.stateCode(), card.state()),
                    new ChangeFields(card.fields()),
                    card.requestedBy(),
                    card.url(),
                    card.createdAt(),
                    card.updatedAt(),
                    List.of(),
                    card.evidence());
        }
    }
}
