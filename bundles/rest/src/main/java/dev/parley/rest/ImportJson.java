/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.lib.faq.FaqImport;
import dev.parley.lib.wire.ProblemJson;
import java.util.List;

/** What an import came to. */
record ImportJson(int added, int changed, List<BrokenJson> broken) {

    /** A row that was left out. */
    record BrokenJson(int row, String problem) {

        static List<BrokenJson> list(FaqImport rows) {
            return rows.broken().entrySet().stream()
                    .map(row -> new BrokenJson(row.getKey(), row.getValue()))
                    .toList();
        }
    }

    static ImportJson of(FaqImport rows) {
        return new ImportJson(rows.added(), rows.faqs().size() - rows.added(), BrokenJson.list(rows));
    }

    /** An import that was refused for its broken rows. */
    record RefusedJson(@JsonUnwrapped ProblemJson problem, List<BrokenJson> broken) {

        static RefusedJson of(FaqImport rows) {
            int count = rows.broken().size();
            String detail = (count == 1 ? "A row is broken" : "%,d rows are broken".formatted(count))
                    + "; nothing was changed.";
            return new RefusedJson(ProblemJson.of(422, detail), BrokenJson.list(rows));
        }
    }
}
