/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The other system answered, and is at rest, but what it said is of no use: an error of its own, HTML, half an answer. */
public final class BadAnswer extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Optional<Duration> comeBack;
    private final boolean refused;

    private BadAnswer(String message, boolean refused, Optional<Duration> comeBack) {
        super(message);
        this.refused = refused;
        this.comeBack = comeBack;
    }

    static BadAnswer of(String message) {
        return new BadAnswer(message, false, Optional.empty());
    }

    /** It has trouble of its own, and may say when to ask again. */
    static BadAnswer of(String message, Optional<Duration> comeBack) {
        return new BadAnswer(message, false, comeBack);
    }

    /** It did nothing, and says when to ask again. */
    static BadAnswer later(String message, Duration comeBack) {
        return new BadAnswer(message, true, Optional.of(comeBack));
    }

    /** It did nothing, because it does not know who asks. */
    static BadAnswer unknownCaller(String message) {
        return new BadAnswer(message, true, Optional.empty());
    }

    /** Whether it certainly did nothing, and is well. */
    public boolean isRefusal() {
        return refused;
    }

    Optional<Duration> comeBack() {
        return comeBack;
    }
}
