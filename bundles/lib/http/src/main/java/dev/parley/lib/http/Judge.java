/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells by a status and its headers what is an answer, and what a failure; and notes when to come back. */
final class Judge {

    /** When to come back where nobody says. */
    private static final Duration LATER = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(RemoteSystem.class);
    private static final Set<Integer> LOST = Set.of(408, 502, 504);
    private static final int UNAVAILABLE = 503;
    private static final int EDGE = 520;

    private final Limits limits;
    private final Pauses pauses;
    private final String where;
    private final AtomicBoolean isStranger = new AtomicBoolean();

    Judge(Limits limits, Pauses pauses, String where) {
        this.limits = limits;
        this.pauses = pauses;
        this.where = where;
    }

    Answer verdict(Call call, Answer answer) throws BadAnswer, AnswerLost {
        int status = answer.status();
        boolean isStranger = status == 401;
        if (!this.isStranger.getAndSet(isStranger) && isStranger) {
            LOG.warn("{} does not accept Parley's sign-in", where);
        }
        if (limits.isReached(answer)) {
            var wait = limits.wait(answer.headers()).orElse(LATER);
            pauses.add(call.pool(), wait);
            throw BadAnswer.later("status " + status + ": its limit is reached", wait);
        }
        limits.exhausted(answer.headers()).ifPresent(wait -> pauses.add(call.pool(), wait));
        if (isStranger) {
            throw BadAnswer.unknownCaller("status 401: the sign-in is not accepted");
        }
        return status >= 500 || status == 408 ? troubled(call, answer) : answer;
    }

    /** Never returns. */
    private Answer troubled(Call call, Answer answer) throws BadAnswer, AnswerLost {
        var comeBack = limits.retryAfter(answer.headers());
        comeBack.ifPresent(wait -> pauses.add(call.pool(), wait));
        if (isLost(answer, comeBack)) {
            throw new AnswerLost("status " + answer.status(), null);
        }
        throw BadAnswer.of("status " + answer.status(), comeBack);
    }

    /**
     * Whether somebody on the way answers for a system that may still be at work: a gateway, an edge (520 and above), or
     * a proxy whose 503 says neither when to come back nor anything that the system itself would say.
     */
    private static boolean isLost(Answer answer, Optional<Duration> comeBack) {
        int status = answer.status();
        return LOST.contains(status)
                || status >= EDGE
                || status == UNAVAILABLE && comeBack.isEmpty() && answer.body().isMissingNode();
    }
}
