/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A request's body, sent once at most: the client itself would send it again over a new connection if somebody has set its
 * {@code jdk.httpclient.enableAllMethodRetry}. As long as the client has not begun to send it, it can be withheld; and
 * without it, a request does nothing at the other side.
 */
final class Outgoing implements HttpRequest.BodyPublisher {

    private enum State {
        WAITING,
        SENT,
        WITHHELD
    }

    private static final Flow.Subscription NOTHING = new Flow.Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    };

    private final HttpRequest.BodyPublisher body;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    Outgoing(byte[] bytes) {
        this.body = HttpRequest.BodyPublishers.ofByteArray(bytes);
    }

    /** Whether nothing was sent; then nothing will be. */
    static boolean isWithheld(HttpRequest request) {
        return request.bodyPublisher()
                .filter(publisher -> publisher instanceof Outgoing outgoing
                        && outgoing.state.compareAndSet(State.WAITING, State.WITHHELD))
                .isPresent();
    }

    static boolean isSent(HttpRequest request) {
        return request.bodyPublisher()
                .filter(publisher -> publisher instanceof Outgoing outgoing && outgoing.state.get() == State.SENT)
                .isPresent();
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (state.compareAndSet(State.WAITING, State.SENT)) {
            body.subscribe(subscriber);
        } else {
            subscriber.onSubscribe(NOTHING);
            subscriber.onError(new IOException("the request is not sent, or not again"));
        }
    }
}
