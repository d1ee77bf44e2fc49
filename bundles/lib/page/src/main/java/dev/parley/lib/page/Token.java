/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import dev.parley.api.user.SignIn;
import dev.parley.api.user.User;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What proves that a form comes from a page that this process has made for this admin in this session. Those who send
 * their credentials with each request are known by their id alone.
 */
final class Token {

    private static final String ALGORITHM = "HmacSHA256";
    private static final SecretKeySpec KEY = new SecretKeySpec(random(32), ALGORITHM);

    private Token() {}

    static String of(User admin, HttpServletRequest request) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(KEY);
            var proved = admin.id() + '\n' + session(request);
            return text(mac.doFinal(proved.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    static boolean isOf(User admin, HttpServletRequest request, String token) {
        return MessageDigest.isEqual(
                of(admin, request).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** Something that nobody guesses. */
    static String fresh() {
        return text(random(16));
    }

    private static String session(HttpServletRequest request) {
        if (request.getHeader("Authorization") != null) {
            return "";
        }
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(SignIn.COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
