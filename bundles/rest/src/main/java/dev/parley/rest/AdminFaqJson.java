/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.api.faq.Faq;
import dev.parley.api.faq.Faqs.Found;
import java.time.Instant;
import java.util.List;

/** A FAQ as those see it who write it. */
record AdminFaqJson(
        long id,
        String question,
        String answer,
        List<String> phrasings,
        int order,
        @JsonProperty("is_active") boolean isActive,
        Instant updatedAt) {

    static AdminFaqJson of(Faq faq) {
        return new AdminFaqJson(
                faq.id(), faq.question(), faq.answer(), faq.phrasings(), faq.order(), faq.isActive(), faq.updatedAt());
    }

    static ListJson<AdminFaqJson> list(List<Faq> faqs) {
        return new ListJson<>(faqs.stream().map(AdminFaqJson::of).toList());
    }

    /** One that a search found. */
    record FoundJson(AdminFaqJson faq, double confidence) {

        static List<FoundJson> list(List<Found> found) {
            return found.stream()
                    .map(one -> new FoundJson(AdminFaqJson.of(one.faq()), one.confidence()))
                    .toList();
        }
    }

    /** @param threshold the confidence from which a FAQ is the answer */
    record SearchJson(List<FoundJson> results, double threshold) {}
}
