/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

import java.util.List;
import java.util.Optional;

/**
 * What can be filled in instead of typed, for channels that draw forms.
 *
 * @param fields in order
 */
public record Form(List<FormField> fields) {

    public Form {
        fields = List.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param name of the slot
     * @param type {@code text}, {@code long_text}, {@code choice}, {@code date_time}, {@code number} or
     *     {@code reference}
     * @param options of a choice; otherwise empty
     * @param maxLength in characters; 0 for no limit
     * @param value what is known already, in its canonical text, or what was said and refused
     * @param problem what is wrong with the value and what would do, in whole sentences; empty if nothing is
     * @param search whether there may be candidates to choose from; see {@link SlotType.Reference#subject}
     */
    public record FormField(
            String name,
            String type,
            String label,
            boolean required,
            List<QuickReply> options,
            int maxLength,
            Optional<String> value,
            Optional<String> problem,
            boolean search) {

        public FormField {
            options = List.copyOf(options);
        }

        /** A field in which nothing is filled in, and without candidates. */
        public FormField(
                String name, String type, String label, boolean required, List<QuickReply> options, int maxLength) {
            this(name, type, label, required, options, maxLength, Optional.empty(), Optional.empty(), false);
        }

        /** This field with a value that is known, and nothing wrong with it. */
        public FormField filled(String known) {
            return new FormField(
                    name, type, label, required, options, maxLength, Optional.of(known), Optional.empty(), search);
        }

        /** This field with a value that was refused, or none, and why. */
        public FormField refused(Optional<String> said, String why) {
            return new FormField(name, type, label, required, options, maxLength, said, Optional.of(why), search);
        }
    }
}
