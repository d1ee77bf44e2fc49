/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * What makes a token of another system believed, checked.
 *
 * @param secret what it may be signed with
 * @param keys where the public keys are that it may be signed with
 * @param issuer the only one, if given
 * @param audience one of these, if there are any
 * @param skew how far clocks may be apart
 */
record Trust(
        Optional<SecretKey> secret, Optional<URL> keys, Optional<String> issuer, Set<String> audience, Duration skew) {

    private static final int SHORTEST_SECRET = 32;
    private static final int LONGEST_SKEW = 600;

    /** @throws IllegalArgumentException if a setting is wrong; the message is a sentence without secrets */
    static Trust of(TrustedIssuer.Config config) {
        return new Trust(
                text(config._secret()).map(Trust::secret),
                text(config.jwksUrl()).map(Trust::address),
                text(config.issuer()).map(Trust::issuer),
                Stream.of(config.audience())
                        .flatMap(list -> Stream.of(list.split(",")))
                        .flatMap(item -> text(item).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                skew(config.clockSkewSeconds()));
    }

    boolean isAny() {
        return secret.isPresent() || keys.isPresent();
    }

    private static Optional<String> text(String setting) {
        return Optional.of(setting.strip()).filter(text -> !text.isEmpty());
    }

    private static SecretKey secret(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "the secret has %d bytes and needs at least %d.".formatted(bytes.length, SHORTEST_SECRET));
        }
        return new SecretKeySpec(bytes, "MAC");
    }

    private static URL address(String text) {
        try {
            var address = URI.create(text);
            if (address.getHost() != null && Set.of("http", "https").contains(String.valueOf(address.getScheme()))) {
                return address.toURL();
            }
        } catch (IllegalArgumentException | MalformedURLException e) {
            // It is none, as below.
        }
        throw new IllegalArgumentException("jwksUrl has to be an address that begins with https:// or http://.");
    }

    /** Parley's own name would make a token of another system look like one of ours. */
    private static String issuer(String text) {
        if (text.equals(Tokens.ISSUER)) {
            throw new IllegalArgumentException("the issuer must not be " + Tokens.ISSUER + ".");
        }
        return text;
    }

    private static Duration skew(int seconds) {
        if (seconds < 0 || seconds > LONGEST_SKEW) {
            throw new IllegalArgumentException("clockSkewSeconds has to be 0 to " + LONGEST_SKEW + ".");
        }
        return Duration.ofSeconds(seconds);
    }
}
