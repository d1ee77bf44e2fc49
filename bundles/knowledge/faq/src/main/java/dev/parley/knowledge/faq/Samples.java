/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.api.faq.Faq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The FAQs that are there at the very first start, for an admin to make their own. */
final class Samples {

    private record Sample(String question, String answer, List<String> phrasings) {}

    private Samples() {}

    static List<Faq> all() {
        try (var file = Samples.class.getResourceAsStream("samples.json")) {
            var samples = List.of(new ObjectMapper().readValue(file, Sample[].class));
            return IntStream.range(0, samples.size())
                    .mapToObj(i -> faq(samples.get(i), i + 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Faq faq(Sample sample, int order) {
        return new Faq(0, sample.question(), sample.answer(), sample.phrasings(), order, true, Instant.EPOCH);
    }
}
