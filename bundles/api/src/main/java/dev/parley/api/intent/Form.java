/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

import java.util.List;

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
     * @param type {@code text}, {@code long_text}, {@code choice}, {@code date_time} or {@code reference}
     * @param options of a choice; otherwise empty
     * @param maxLength in characters; 0 for no limit
     */
    public record FormField(
            String name, String type, String label, boolean required, List<QuickReply> options, int maxLength) {

        public FormField {
            options = List.copyOf(options);
        }
    }
}
