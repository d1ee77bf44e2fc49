/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

import java.util.Optional;

/** A rule about a slot's value beyond its type. */
@FunctionalInterface
public interface Check<T> {

    /**
     * What is wrong with the value and what would do, in one or two sentences, or empty if nothing is.
     *
     * @param others the values that the other slots have so far
     */
    Optional<String> problem(T value, Values others);
}
