/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.util.List;

/**
 * What a file of another program came to.
 *
 * @param drafts the conversations; those without a turn are left out
 * @param notes what could not be carried over, each beginning with file and line
 */
record Imported(List<Draft> drafts, List<String> notes) {

    Imported {
        drafts = drafts.stream().filter(draft -> !draft.isEmpty()).toList();
        notes = List.copyOf(notes);
    }

    String yaml() {
        return String.join("---\n", drafts.stream().map(Draft::yaml).toList());
    }
}
