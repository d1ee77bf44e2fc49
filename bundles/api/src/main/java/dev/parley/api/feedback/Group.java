/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.feedback;

import java.util.List;

/**
 * Questions that are about the same.
 *
 * @param name the one that is nearest to all of them
 * @param questions newest first
 */
public record Group(String name, List<Asked> questions) {

    public Group {
        questions = List.copyOf(questions);
    }
}
