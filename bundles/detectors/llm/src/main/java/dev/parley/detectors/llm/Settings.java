/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The configuration, found good.
 *
 * @param key what signs in; a server in the house may want none
 * @param retries after a failure that may pass
 * @param window how many messages before this one are told
 * @param tokensADay 0 for as many as there are
 * @param callsAMinute 0 for as many as there are
 */
record Settings(
        Provider provider,
        URI address,
        Optional<String> key,
        String model,
        Duration deadline,
        int retries,
        int concurrency,
        int mostOutput,
        int window,
        long tokensADay,
        int callsAMinute,
        double trustToWrite,
        double trustToRead) {

    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

    /** @throws IllegalArgumentException for the admin if something is wrong; it repeats neither address nor key */
    static Settings of(LlmDetector.Config config) {
        var provider = Provider.named(config.provider().strip());
        return new Settings(
                provider,
                address(config.base_url().isBlank() ? provider.address() : config.base_url()),
                key(config._apiKey().strip()),
                model(config.model().strip()),
                Duration.ofMillis(within("deadline", config.deadline(), 100, 60_000)),
                within("retries", config.retries(), 0, 5),
                within("concurrency", config.concurrency(), 1, 64),
                within("max.output.tokens", config.max_output_tokens(), 50, 10_000),
                within("window", config.window(), 0, 50),
                within("tokens.per.day", config.tokens_per_day(), 0, Integer.MAX_VALUE),
                within("calls.per.minute", config.calls_per_minute(), 0, 100_000),
                share("confidence.writing", config.confidence_writing()),
                share("confidence.reading", config.confidence_reading()));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Settings[" + model + " at " + address.getHost() + "]";
    }

    private static URI address(String url) {
        try {
            var uri = URI.create(url.strip().replaceFirst("/+$", ""));
            if (uri.getScheme() != null
                    && uri.getScheme().matches("(?i)https?")
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // The address is not repeated, as somebody may have put a password into it.
        }
        throw new IllegalArgumentException("base.url is no address such as https://api.openai.com/v1");
    }

    private static Optional<String> key(String key) {
        if (!key.isEmpty() && !SENDABLE.matcher(key).matches()) {
            throw new IllegalArgumentException(".apiKey has characters that no key has");
        }
        return Optional.of(key).filter(some -> !some.isEmpty());
    }

    private static String model(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("model is empty");
        }
        return name;
    }

    private static int within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    private static double share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be 0 to 1, not " + value);
        }
        return value;
    }
}
