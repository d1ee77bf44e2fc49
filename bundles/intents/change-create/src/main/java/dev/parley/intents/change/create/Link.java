/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a new change is made for, in another system. It never keeps the change from being created: what could not be
 * checked or shown is told.
 *
 * @param name {@code PAY-12}, {@code acme/pay#41}
 * @param fields what the change says of it
 * @param remark what is wrong with it, in a whole sentence, or the empty string
 * @param showing shows the change there
 */
record Link(String name, ChangeFields fields, String remark, Consumer<Change> showing) {

    /**
     * Looks it up.
     *
     * @param system its name as users know it
     */
    static <C> Link of(
            String system,
            String name,
            ChangeFields fields,
            Optional<C> connector,
            Predicate<C> knows,
            BiConsumer<C, Change> showing) {
        if (connector.isEmpty()) {
            return unchecked(name, fields, "%s isn't connected here, so I could not check %s.".formatted(system, name));
        }
        try {
            return knows.test(connector.get())
                    ? new Link(name, fields, "", change -> showing.accept(connector.get(), change))
                    : unchecked(name, ChangeFields.NONE, "%s knows no %s, so it isn't linked.".formatted(system, name));
        } catch (Rejected e) {
            return unchecked(name, fields, "I could not check %s: %s".formatted(name, e.getMessage()));
        } catch (Unavailable e) {
            var why = "Evidence incomplete: %s isn't answering, so I could not check %s.";
            return unchecked(name, fields, why.formatted(e.system(), name));
        }
    }

    private static Link unchecked(String name, ChangeFields fields, String why) {
        return new Link(name, fields, why, change -> {});
    }

    /** Shows the change there; tells what is wrong, or nothing. */
    String shown(Change change) {
        try {
            showing.accept(change);
            return remark;
        } catch (Rejected e) {
            return "%s does not show the change: %s".formatted(name, e.getMessage());
        } catch (Unavailable e) {
            return "%s isn't answering, so %s does not show the change. Link it again later."
                    .formatted(e.system(), name);
        }
    }
}
