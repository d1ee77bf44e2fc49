/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.connector.ConnectorException;
import dev.parley.api.conversation.Audience;
import java.util.function.Consumer;

/**
 * All that one turn works with: the intents as it sees them, and what is noted about it.
 *
 * @param sight is let go of when it is closed
 */
record Stage(Sight sight, Trace trace, Carrying carrying, Inquiry inquiry, Neighbours neighbours, Settings settings)
        implements AutoCloseable {

    /** A turn of somebody for whom this is. */
    Step take(Audience audience, State state, Said said, Consumer<String> pieces) {
        try {
            return trace.keeping(() -> audience == Audience.CUSTOMER
                    ? new Customers(neighbours, inquiry, conduct().ladder()).take(state, said, pieces)
                    : conduct().take(state, said));
        } catch (ConnectorException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            return Rescue.from(e, state, said.in(Conduct.spoken(state, said)));
        }
    }

    Conduct conduct() {
        return new Conduct(sight, carrying, inquiry, neighbours, settings);
    }

    Filling filling() {
        return new Filling(carrying, neighbours, settings);
    }

    @Override
    public void close() {
        sight.close();
    }
}
