/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

/** What nobody may read but the service that it is for. */
final class Secret {

    private final String value;

    Secret(String value) {
        this.value = value;
    }

    String reveal() {
        return value;
    }

    boolean isEmpty() {
        return value.isEmpty();
    }

    /** Whether a text has it in it, as it may where a service repeats what it was sent. */
    boolean isTold(String text) {
        return !value.isBlank() && text.contains(value);
    }

    @Override
    public String toString() {
        return "***";
    }
}
