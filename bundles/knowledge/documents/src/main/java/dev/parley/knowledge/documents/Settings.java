/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The language model's configuration, found good.
 *
 * @param key what signs in; a server in the house may want none
 * @param mostOutput tokens
 * @param concurrency questions at a time
 */
record Settings(
        Provider provider,
        URI address,
        Optional<String> key,
        String model,
        Duration deadline,
        int mostOutput,
        int concurrency) {

    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

    /**
     * @return empty if no model is configured
     * @throws IllegalArgumentException for the admin if something is wrong; it repeats neither address nor key
     */
    static Optional<Settings> of(Library.Config config) {
        if (config.model().isBlank()) {
            return Optional.empty();
        }
        var provider = Provider.named(config.provider().strip());
        return Optional.of(new Settings(
                provider,
                address(config.base_url().isBlank() ? provider.address() : config.base_url()),
                key(config._apiKey().strip()),
                config.model().strip(),
                Duration.ofMillis(within("deadline", config.deadline(), 100, 120_000)),
                within("max.output.tokens", config.max_output_tokens(), 50, 10_000),
                within("concurrency", config.concurrency(), 1, 64)));
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

    private static int within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", not " + value);
        }
        return value;
    }
}
