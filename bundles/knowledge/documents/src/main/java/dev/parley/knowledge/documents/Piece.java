/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.util.Optional;

/**
 * A part of a document that is searched and quoted.
 *
 * @param title the document's, and the headings that it stands under: {@code Returns › Damaged goods}
 * @param place a page, a heading, or, where the document says where it can be opened, that address
 */
record Piece(String title, Optional<String> place, String text) {

    Piece {
        title = printable(title);
        place = place.map(Piece::printable);
        text = printable(text);
    }

    /** Databases refuse some of the others. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ");
    }
}
