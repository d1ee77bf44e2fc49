/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import java.util.List;

/**
 * A window and where it was said: in one piece or in several ("on <u>Friday</u> we patch it <u>from 10 to 11 pm</u>").
 *
 * @param spans at least one, in the order of the text, not overlapping
 */
public record Found(List<Span> spans, Window window) {

    public Found {
        spans = List.copyOf(spans);
    }
}
