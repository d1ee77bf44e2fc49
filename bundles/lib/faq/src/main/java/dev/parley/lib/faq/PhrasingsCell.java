/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.faq;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Phrasings in one cell, with | between them; \| stands for a | in one of them, and \\ for a \. */
final class PhrasingsCell {

    private PhrasingsCell() {}

    static String join(List<String> phrasings) {
        return phrasings.stream()
                .map(phrasing -> phrasing.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining("|"));
    }

    static List<String> split(String cell) {
        var phrasings = new ArrayList<String>();
        var current = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            if (cell.startsWith("\\\\", i) || cell.startsWith("\\|", i)) {
                current.append(cell.charAt(++i));
            } else if (cell.charAt(i) == '|') {
                phrasings.add(current.toString());
                current.setLength(0);
            } else {
                current.append(cell.charAt(i));
            }
        }
        phrasings.add(current.toString());
        return phrasings;
    }
}
