/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import java.util.List;

/** Pieces one after another. */
record Several(List<Html> pieces) implements Html {

    Several {
        pieces = List.copyOf(pieces);
    }

    @Override
    public void appendTo(StringBuilder page) {
        pieces.forEach(piece -> piece.appendTo(page));
    }
}
