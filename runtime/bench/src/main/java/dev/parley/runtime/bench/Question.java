/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.util.concurrent.atomic.AtomicLong;

/** What is asked where many intents are deployed. */
enum Question {
    BUILT_IN("my changes"),
    BY_RULE("one of them, by its rule"),
    BY_MEANING("one of them, in other words");

    private static final AtomicLong COLLEAGUES = new AtomicLong();

    private final String title;

    Question(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** @param number of the intent that is meant; in other words nothing is said twice */
    String text(int number) {
        return switch (this) {
            case BUILT_IN -> "my changes";
            case BY_RULE -> "gauge of the " + Gauges.thing(number);
            case BY_MEANING ->
                "colleague %d wonders whether the %s is nearly empty"
                        .formatted(COLLEAGUES.incrementAndGet(), Gauges.thing(number));
        };
    }

    /** In other words it may be asked back. */
    boolean isRight(String answer, int number) {
        return switch (this) {
            case BUILT_IN -> answer.contains("\"list_changes\"");
            case BY_RULE -> answer.contains('"' + Gauges.intent(number) + '"');
            case BY_MEANING -> !answer.isEmpty() && !answer.contains("\"failure\"");
        };
    }
}
