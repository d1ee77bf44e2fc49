/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.parley.api.connector.CallLog;
import dev.parley.api.connector.Connection;
import dev.parley.api.connector.Unavailable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Another system, called over HTTP with JSON. Calls fail with {@link Unavailable}, whose cause is {@link NotSent},
 * {@link AnswerLost} or {@link BadAnswer}; what a person could do better, such as a value that is not allowed, is an
 * {@link Answer}. What may be repeated, or was certainly not done, is tried again with growing, jittered pauses while
 * the time of a call lasts; a system that keeps failing is left alone for a while; one that says when to come back is
 * not asked before; and no more calls run at a time than are allowed. Thread-safe.
 */
public final class RemoteSystem {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteSystem.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    /** After a sign-in that was refused: an admin has to do something, and a rush of tries could lock the account. */
    private static final Duration STRANGER = Duration.ofSeconds(15);

    private static final Duration BRIEF = Duration.ofSeconds(3);

    private static final Duration REST = Duration.ofSeconds(5);

    /**
     * How to call a system.
     *
     * @param name as users know it: "ServiceNow"
     * @param base its address; paths are below it
     * @param deadline for one request and its answer
     * @param budget for a call with all its tries
     * @param concurrency how many calls run at a time
     * @param most bytes of an answer
     */
    public record Settings(String name, URI base, Duration deadline, Duration budget, int concurrency, int most) {

        /** 5 s a request, 8 s a call, 16 calls at a time, answers of up to 5 MB. */
        public Settings(String name, URI base) {
            this(name, base, Duration.ofSeconds(5), Duration.ofSeconds(8), 16, 5_000_000);
        }
    }

    private final Settings settings;
    private final Credentials credentials;
    private final Exchange exchange;
    private final Judge judge;
    private final Pauses pauses;
    private final Observed observed;
    private final CircuitBreaker<Answer> breaker;
    /** Not Failsafe's bulkhead: that of 3.3.2 loses a place with each who waits for one in vain. */
    private final Semaphore places;

    public RemoteSystem(Settings settings, Credentials credentials) {
        this(settings, credentials, Clock.systemUTC(), REST);
    }

    /** @param rest how long a system that keeps failing is left alone */
    RemoteSystem(Settings settings, Credentials credentials, Clock clock, Duration rest) {
        this.settings = settings;
        this.credentials = credentials;
        this.pauses = new Pauses(clock);
        this.observed = new Observed(clock);
        this.judge = new Judge(new Limits(clock), pauses, where());
        this.exchange = new Exchange(settings);
        this.breaker = breaker(rest);
        this.places = new Semaphore(settings.concurrency(), true);
    }

    private RemoteSystem(RemoteSystem same, Settings settings) {
        this.settings = settings;
        this.credentials = same.credentials;
        this.pauses = same.pauses;
        this.observed = same.observed;
        this.judge = same.judge;
        this.exchange = same.exchange;
        this.breaker = same.breaker;
        this.places = same.places;
    }

    /** The same system, with 3 s for a call: for an admin who wants to know whether it answers. */
    public RemoteSystem brief() {
        return within(BRIEF);
    }

    RemoteSystem within(Duration budget) {
        return new RemoteSystem(
                this,
                new Settings(name(), base(), settings.deadline(), budget, settings.concurrency(), settings.most()));
    }

    private CircuitBreaker<Answer> breaker(Duration rest) {
        return CircuitBreaker.<Answer>builder()
                .handleIf(failure -> failure instanceof Unavailable && isItsFault(failure.getCause()))
                .withFailureThreshold(5, 10)
                .withSuccessThreshold(1)
                .withDelay(rest)
                .onOpen(event -> LOG.warn("{} does not answer", where()))
                .onClose(event -> LOG.info("{} answers again", where()))
                .build();
    }

    private static boolean isItsFault(Throwable cause) {
        return !(cause instanceof BadAnswer bad && bad.isRefusal())
                && !(cause instanceof NotSent own && own.isWithheld())
                && !(cause.getCause() instanceof Unavailable)
                && !(cause.getCause() instanceof InterruptedException);
    }

    private String where() {
        var port = base().getPort() < 0 ? "" : ":" + base().getPort();
        return name() + " at " + base().getHost() + port;
    }

    /** As the users know it. */
    public String name() {
        return settings.name();
    }

    public URI base() {
        return settings.base();
    }

    /** Whether the request that ended so has certainly changed nothing at the other side. */
    public static boolean isNotDone(Throwable failure) {
        return failure instanceof Unavailable && (failure.getCause() instanceof NotSent || isRefusal(failure));
    }

    /** Whether the other side may still be at work on the request that ended so. */
    public static boolean mayBeAtWork(Unavailable failure) {
        return failure.getCause() instanceof AnswerLost;
    }

    private static boolean isRefusal(Throwable failure) {
        return failure.getCause() instanceof BadAnswer bad && bad.isRefusal();
    }

    /** How it stands, as far as calls have shown; asks nobody. */
    public Connection.Standing standing() {
        return observed.standing(stateOfBreaker(), pauses.end(""));
    }

    private String stateOfBreaker() {
        if (breaker.isClosed()) {
            return "closed";
        }
        return breaker.isOpen() && !breaker.getRemainingDelay().isZero() ? "open" : "half-open";
    }

    /** Sends a request, again if it may be and has to be. */
    public Answer call(Call call) {
        var tries = new Tries(settings.budget(), call.repeatable());
        return tries.of(() -> admitted(call, tries));
    }

    private Answer admitted(Call call, Tries tries) {
        checkIsWelcome(call);
        if (breaker.isOpen() && !breaker.getRemainingDelay().isZero()) {
            throw leftAlone();
        }
        enter(tries);
        try {
            checkIsWelcome(call);
            return Failsafe.with(breaker).get(() -> observed(call, tries));
        } catch (CircuitBreakerOpenException e) {
            throw leftAlone();
        } finally {
            places.release();
        }
    }

    private void checkIsWelcome(Call call) {
        pauses.left(call.pool()).ifPresent(pause -> {
            throw new Unavailable(name(), pause, BadAnswer.later("it asked to be left alone", pause));
        });
    }

    private Unavailable leftAlone() {
        var rest = breaker.getRemainingDelay();
        return new Unavailable(
                name(), rest.compareTo(SOON) < 0 ? SOON : rest, NotSent.withheld("it is left alone for a while", null));
    }

    private void enter(Tries tries) {
        try {
            if (!places.tryAcquire(time(tries).toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Unavailable(name(), SOON, NotSent.withheld("it has enough calls at a time", null));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(name(), SOON, NotSent.withheld("the call was given up", e));
        }
    }

    /** For one request and its answer. */
    private Duration time(Tries tries) {
        var left = tries.left();
        return left.compareTo(settings.deadline()) < 0 ? left : settings.deadline();
    }

    private Answer observed(Call call, Tries tries) {
        try {
            return once(call, tries);
        } catch (Unavailable e) {
            observed.failed(e);
            throw e;
        }
    }

    private Answer once(Call call, Tries tries) {
        try {
            var answer = signedIn(call, tries);
            observed.answered(call, answer);
            return judge.verdict(call, answer);
        } catch (BadAnswer e) {
            throw new Unavailable(name(), e.comeBack().orElse(e.isRefusal() ? STRANGER : SOON), e);
        } catch (NotSent | AnswerLost e) {
            throw new Unavailable(name(), SOON, e);
        }
    }

    /** Signs in anew and asks once more if the old sign-in is refused. */
    private Answer signedIn(Call call, Tries tries) throws NotSent, AnswerLost, BadAnswer {
        var answer = sent(call, signIn(), time(tries));
        if (answer.status() == 401 && credentials.renew()) {
            answer = sent(call, signIn(), time(tries));
        }
        return answer;
    }

    /** Sends a request, and notes it for whoever wonders what a turn has asked for. */
    private Answer sent(Call call, Map<String, String> signIn, Duration time) throws NotSent, AnswerLost, BadAnswer {
        long began = System.nanoTime();
        var outcome = "failed";
        try {
            var answer = exchange.send(call, signIn, time);
            outcome = String.valueOf(answer.status());
            return answer;
        } catch (NotSent | AnswerLost | BadAnswer e) {
            outcome = e.getMessage();
            throw e;
        } finally {
            CallLog.note(name(), call.operation(), Duration.ofNanos(System.nanoTime() - began), outcome);
        }
    }

    /** Whatever became of fetching what signs in, the request itself was not sent, and its receiver is not to blame. */
    private Map<String, String> signIn() {
        try {
            return credentials.headers();
        } catch (Unavailable e) {
            var why = "it could not sign in";
            boolean isPassing = e.retryAfter().compareTo(SOON) <= 0;
            throw new Unavailable(name(), e.retryAfter(), isPassing ? new NotSent(why, e) : NotSent.withheld(why, e));
        }
    }
}
