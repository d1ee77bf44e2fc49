/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import java.util.List;

/** What is in one of the systems, and how a person may move it on the sandbox's page. */
public interface World {

    /** Something that can be moved: a change, an issue, a pull request. */
    record Thing(String id, String title, String state, List<Move> moves) {

        public Thing {
            moves = List.copyOf(moves);
        }
    }

    /** @param label what its button says */
    record Move(String id, String label) {}

    Vendor vendor();

    List<Thing> things();

    /** @throws Refusal if there is no such thing or no such move, or the system is against it */
    void move(String thing, String move);
}
