/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * One request and its answer. Redirects are followed with the same method; to another host only what reads, and without
 * what signs in. What has a body is sent once at most, by {@link Outgoing}; GET is repeated once by the JDK's client if its
 * connection turns out to be stale.
 */
final class Exchange {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);
    private static final int MOST_REDIRECTS = 5;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final int most;
    private final Requests requests;
    private final HttpClient client;

    Exchange(RemoteSystem.Settings settings) {
        this.most = settings.most();
        this.requests = new Requests(settings.base());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.deadline().dividedBy(2)) // so that it is known that nothing was sent
                .build();
    }

    /** @param time at most this long, redirects included */
    Answer send(Call call, Map<String, String> signIn, Duration time) throws NotSent, AnswerLost, BadAnswer {
        long end = System.nanoTime() + time.toNanos();
        var uri = requests.uri(call);
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            var response = sent(requests.request(call, uri, signIn), end);
            var next = REDIRECTS.contains(response.statusCode())
                    ? response.headers().firstValue("Location")
                    : Optional.<String>empty();
            if (next.isEmpty()) {
                return answer(response);
            }
            uri = requests.redirected(call, uri, next.get());
        }
        throw BadAnswer.of("more than " + MOST_REDIRECTS + " redirects");
    }

    private HttpResponse<byte[]> sent(HttpRequest request, long end) throws NotSent, AnswerLost, BadAnswer {
        if (System.nanoTime() >= end || Thread.currentThread().isInterrupted()) {
            throw NotSent.withheld("no time is left", null);
        }
        var answer = client.sendAsync(request, head -> new Bounded(most));
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            if (Outgoing.isWithheld(request)) {
                throw new NotSent("no connection in time", e);
            }
            throw new AnswerLost("no answer in time", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            if (Outgoing.isWithheld(request)) {
                throw NotSent.withheld("the call was given up", e);
            }
            throw new AnswerLost("the call was given up", e);
        } catch (ExecutionException e) {
            throw failed(request, e.getCause());
        }
    }

    /** Never returns. */
    private static AnswerLost failed(HttpRequest request, Throwable cause) throws NotSent, AnswerLost, BadAnswer {
        for (var each = cause; each != null; each = each.getCause()) {
            if (each instanceof BadAnswer bad) {
                throw bad;
            }
        }
        boolean isWithoutConnection = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException;
        if (isWithoutConnection && !Outgoing.isSent(request)) {
            throw new NotSent("no connection", cause);
        }
        throw new AnswerLost("the connection broke off", cause);
    }

    private static Answer answer(HttpResponse<byte[]> response) throws BadAnswer {
        return new Answer(response.statusCode(), response.headers(), json(response), response.uri());
    }

    /**
     * What is no JSON is refused where the answer claims success: a login page, a proxy's word, a sleeping instance. The
     * body tells, not its label, which some leave out and some get wrong.
     */
    private static JsonNode json(HttpResponse<byte[]> response) throws BadAnswer {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            return unreadable(
                    response, response.headers().firstValue("Content-Type").orElse("no content type"));
        } catch (IOException e) {
            throw BadAnswer.of("unreadable");
        }
    }

    private static JsonNode unreadable(HttpResponse<byte[]> response, String what) throws BadAnswer {
        if (response.statusCode() < 300) {
            throw BadAnswer.of("status " + response.statusCode() + ": no JSON, " + what);
        }
        return MissingNode.getInstance();
    }
}
