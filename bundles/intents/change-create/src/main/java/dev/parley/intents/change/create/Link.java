/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a new change is made for, in another system. It never keeps the change from being created: what could not be
 * checked or shown is told.
 *
 * @param locale that it is told in
 * @param name {@code PAY-12}, {@code acme/pay#41}
 * @param fields what the change says of it
 * @param remark what is wrong with it, in a whole sentence, or the empty string
 * @param showing shows the change there
 */
record Link(Locale locale, String name, ChangeFields fields, String remark, Consumer<Change> showing) {

    /**
     * Looks it up.
     *
     * @param locale that it is told in
     * @param system its name as users know it
     */
    static <C> Link of(
            Locale locale,
            String system,
            String name,
            ChangeFields fields,
            Optional<C> connector,
            Predicate<C> knows,
            BiConsumer<C, Change> showing) {
        if (connector.isEmpty()) {
            return unchecked(locale, name, fields, "link.unconnected", system, name);
        }
        try {
            return knows.test(connector.get())
                    ? new Link(locale, name, fields, "", change -> showing.accept(connector.get(), change))
                    : unchecked(locale, name, ChangeFields.NONE, "link.unknown", system, name);
        } catch (Rejected e) {
            return unchecked(locale, name, fields, "link.refused", name, e.getMessage());
        } catch (Unavailable e) {
            return unchecked(locale, name, fields, "link.silent", e.system(), name);
        }
    }

    private static Link unchecked(Locale locale, String name, ChangeFields fields, String why, Object... values) {
        return new Link(locale, name, fields, Texts.say(locale, why, values), change -> {});
    }

    /** Shows the change there; tells what is wrong, or nothing. */
    String shown(Change change) {
        try {
            showing.accept(change);
            return remark;
        } catch (Rejected e) {
            return Texts.say(locale, "link.show.refused", name, e.getMessage());
        } catch (Unavailable e) {
            return Texts.say(locale, "link.show.silent", e.system(), name);
        }
    }
}
