/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.RetriableException;
import java.io.IOException;
import java.util.stream.Stream;

/** What is wrong when the model cannot be asked. Messages are never told: they may hold what was sent. */
final class Trouble {

    private static final int CAUSES = 10;

    private Trouble() {}

    /** Whether the same question may be answered a moment later. */
    static boolean mayPass(Throwable failure) {
        return causes(failure).anyMatch(e -> e instanceof RetriableException || e instanceof IOException);
    }

    /** {@code HTTP 429}, {@code ConnectException}. */
    static String named(Throwable failure) {
        return causes(failure)
                .filter(HttpException.class::isInstance)
                .map(e -> "HTTP " + ((HttpException) e).statusCode())
                .findFirst()
                .orElseGet(() -> causes(failure)
                        .filter(IOException.class::isInstance)
                        .findFirst()
                        .orElse(failure)
                        .getClass()
                        .getSimpleName());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause).limit(CAUSES);
    }
}
