/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads when a system wants to be asked again. {@code Retry-After} is in seconds or a date (RFC 9110 §10.2.3);
 * {@code X-RateLimit-Reset} is in seconds since 1970 (ServiceNow, GitHub), the same in milliseconds, or an ISO-8601 date
 * (Jira Cloud); {@code X-RateLimit-Interval-Seconds} is how long a token bucket takes to fill (Jira Data Center).
 */
final class Limits {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final long MILLIS = 100_000_000_000L;
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,15})(?:\\.0*(\\d*))?");

    private final Clock clock;

    Limits(Clock clock) {
        this.clock = clock;
    }

    /**
     * Whether the other side refuses because it was asked too often. GitHub says so with 403, too, which elsewhere is a
     * lack of permission; Jira Data Center puts {@code Retry-After: 0} on answers of all kinds.
     */
    boolean isReached(Answer answer) {
        return answer.status() == 429
                || answer.status() == 403
                        && (retryAfter(answer.headers()).isPresent()
                                || exhausted(answer.headers()).isPresent()
                                || answer.body()
                                        .path("message")
                                        .asText("")
                                        .toLowerCase(Locale.ROOT)
                                        .contains("rate limit"));
    }

    /** How long to wait after a limit is reached, as far as the headers tell: more than nothing, at most an hour. */
    Optional<Duration> wait(HttpHeaders headers) {
        return retryAfter(headers).or(() -> reset(headers)).or(() -> number(headers, "X-RateLimit-Interval-Seconds")
                .flatMap(Limits::sensible));
    }

    /** How long to wait before anything more is asked; what else is said of limits comes with good answers, too. */
    Optional<Duration> retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .flatMap(value -> seconds(value).or(() -> date(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .map(this::until)))
                .flatMap(Limits::sensible);
    }

    /** How long nothing more is allowed, though this answer was good. */
    Optional<Duration> exhausted(HttpHeaders headers) {
        return number(headers, "X-RateLimit-Remaining").filter(Duration::isZero).flatMap(none -> reset(headers));
    }

    /** What is left of what it allows, as far as the headers tell. */
    Allowance allowance(HttpHeaders headers) {
        return new Allowance(
                number(headers, "X-RateLimit-Remaining").map(Duration::toSeconds),
                number(headers, "X-RateLimit-Limit").map(Duration::toSeconds),
                renewal(headers).filter(end -> end.isAfter(clock.instant())));
    }

    private Optional<Duration> reset(HttpHeaders headers) {
        return renewal(headers).map(this::until).flatMap(Limits::sensible);
    }

    private static Optional<Instant> renewal(HttpHeaders headers) {
        return headers.firstValue("X-RateLimit-Reset").flatMap(value -> seconds(value)
                .map(Duration::toSeconds)
                .map(number -> number >= MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number))
                .or(() -> instant(value)));
    }

    private static Optional<Duration> sensible(Duration wait) {
        return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
                .filter(some -> !some.isNegative() && !some.isZero());
    }

    private Duration until(Instant instant) {
        return Duration.between(clock.instant(), instant);
    }

    private static Optional<Duration> number(HttpHeaders headers, String name) {
        return headers.firstValue(name).flatMap(Limits::seconds);
    }

    /** Whole seconds; a fraction, as some proxies send it, is rounded up. */
    private static Optional<Duration> seconds(String value) {
        return Optional.of(NUMBER.matcher(value.strip()))
                .filter(Matcher::matches)
                .map(number -> Duration.ofSeconds(Long.parseLong(number.group(1))
                        + (number.group(2) == null || number.group(2).isEmpty() ? 0 : 1)));
    }

    private static Optional<Instant> instant(String value) {
        try {
            return Optional.of(OffsetDateTime.parse(value.strip()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(String value, DateTimeFormatter format) {
        try {
            return Optional.of(ZonedDateTime.parse(value.strip(), format).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
