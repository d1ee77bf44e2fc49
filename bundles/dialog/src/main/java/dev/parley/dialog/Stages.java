/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.user.User;
import java.util.UUID;

/** Sets the stage for turns. */
record Stages(Catalog catalog, Calls calls, Errands errands, Neighbours neighbours, Settings settings) {

    /** For a turn of this conversation; whoever opens it, closes it. */
    Stage open(UUID conversation, User user) {
        var trace = new Trace();
        var sight = catalog.sight(conversation, user, trace);
        var noted = calls.noting(trace);
        var carrying = new Carrying(sight, noted, errands, settings);
        return new Stage(sight, trace, carrying, new Inquiry(neighbours, noted), neighbours, settings);
    }
}
