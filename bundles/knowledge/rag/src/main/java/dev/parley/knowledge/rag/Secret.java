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

    @Override
    public String toString() {
        return "***";
    }
}
