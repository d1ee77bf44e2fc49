/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** What tokens of another system cost, in microseconds of this thread's processor time: a main for the README. */
final class Figures {

    private static final int TOKENS = 2000;
    private static final int REPEATS = 50;

    private Figures() {}

    public static void main(String[] args) throws Exception {
        var secret = "this secret has thirty-two bytes";
        var rsa = Issuer.rsa("rsa");
        var ec = Issuer.ec("ec");
        try (var issuer = new Issuer()) {
            issuer.answer = Issuer.keys(rsa.toPublicJWK(), ec.toPublicJWK());
            var trusted = new TrustedIssuer(Jwt.NOBODY.secret(secret).keysAt(issuer.url()), Clock.systemUTC());
            for (var algorithm : List.of("HS256", "RS256", "ES256", "HS256", "RS256", "ES256")) {
                var tokens = new ArrayList<String>();
                for (int i = 0; i < TOKENS; i++) {
                    tokens.add(
                            switch (algorithm) {
                                case "HS256" -> Issuer.signed(JWSAlgorithm.HS256, secret, claims(i));
                                case "RS256" -> Issuer.signed(JWSAlgorithm.RS256, rsa, claims(i));
                                default -> Issuer.signed(ec, claims(i));
                            });
                }
                var first = micros(trusted, tokens, 1);
                System.out.printf("%s first %.1f again %.2f%n", algorithm, first, micros(trusted, tokens, REPEATS));
            }
            trusted.stop();
        }
    }

    private static double micros(TrustedIssuer trusted, List<String> tokens, int times) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            for (var token : tokens) {
                trusted.user(token).orElseThrow();
            }
        }
        return (threads.getCurrentThreadCpuTime() - start) / 1000.0 / times / tokens.size();
    }

    private static JWTClaimsSet claims(int subject) {
        return new JWTClaimsSet.Builder()
                .issuer("https://shop.example")
                .subject(String.valueOf(subject))
                .issueTime(new Date())
                .claim("name", "Ann Other")
                .expirationTime(new Date(System.currentTimeMillis() + 3_600_000))
                .build();
    }
}
