/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.parley.api.intent.Reply;
import java.util.List;
import java.util.Optional;

/** Where an answer is from. */
public record SourceJson(
        String title,
        @JsonInclude(Include.NON_EMPTY) Optional<String> link,
        @JsonInclude(Include.NON_EMPTY) Optional<String> excerpt) {

    public static List<SourceJson> of(Reply reply) {
        return reply instanceof Reply.Answer answer
                ? answer.sources().stream()
                        .map(source -> new SourceJson(source.title(), source.link(), source.excerpt()))
                        .toList()
                : List.of();
    }
}
