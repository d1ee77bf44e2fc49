/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.change;

import dev.parley.api.intent.Phrases;
import java.util.List;
import java.util.Locale;

/**
 * Where a change stands. Systems may define states of their own; the constants are ServiceNow's
 * (c_ChangeStateModel).
 *
 * @param code what the system calls it: {@code "-5"}
 * @param label what people call it: {@code "New"}
 */
public record ChangeState(String code, String label) {

    public static final ChangeState NEW = new ChangeState("-5", "New");
    public static final ChangeState ASSESS = new ChangeState("-4", "Assess");
    public static final ChangeState AUTHORIZE = new ChangeState("-3", "Authorize");
    public static final ChangeState SCHEDULED = new ChangeState("-2", "Scheduled");
    public static final ChangeState IMPLEMENT = new ChangeState("-1", "Implement");
    public static final ChangeState REVIEW = new ChangeState("0", "Review");
    public static final ChangeState CLOSED = new ChangeState("3", "Closed");
    public static final ChangeState CANCELED = new ChangeState("4", "Canceled");

    /** The constants, from New to Canceled. */
    public static final List<ChangeState> STANDARD =
            List.of(NEW, ASSESS, AUTHORIZE, SCHEDULED, IMPLEMENT, REVIEW, CLOSED, CANCELED);

    private static final Phrases PHRASES = Phrases.of(ChangeState.class);

    /** What people call it in this language; the label, if it is no state that is known everywhere. */
    public String label(Locale locale) {
        return PHRASES.find(locale, "state." + label.toLowerCase(Locale.ROOT)).orElse(label);
    }

    /** The constant with this code, or a state whose label is its code. */
    public static ChangeState ofCode(String code) {
        return STANDARD.stream()
                .filter(state -> state.code.equals(code))
                .findFirst()
                .orElseGet(() -> new ChangeState(code, code));
    }
}
