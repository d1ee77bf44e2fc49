/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.parley.api.user.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who another system's claims are about.
 *
 * @param name the claim of the name; the subject is the name where there is none
 * @param roles the claim of the roles
 * @param grantsAdmin whether the role admin counts
 */
record ForeignUser(String name, String roles, boolean grantsAdmin) {

    private static final String NAMESPACE = "jwt:";
    private static final int LONGEST_ID = 255;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ROLE = 100;
    private static final int MOST_ROLES = 100;
    private static final Pattern PRINTABLE = Pattern.compile("\\p{Print}*");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    User of(JWTClaimsSet claims) {
        var subject = claims.getSubject();
        return new User(id(Objects.requireNonNullElse(claims.getIssuer(), ""), subject), name(claims), roles(claims));
    }

    /**
     * {@code jwt:ISSUER/SUBJECT}, with no slash left in the subject, so that two people never have the same one; what
     * is too long or not plain to read is {@code jwt:} and a digest, which has no slash. Accounts and guests have UUIDs.
     */
    private static String id(String issuer, String subject) {
        var id = NAMESPACE + issuer + "/" + subject.replace("%", "%25").replace("/", "%2F");
        return id.length() <= LONGEST_ID && PRINTABLE.matcher(id).matches() ? id : NAMESPACE + digest(id);
    }

    private static String digest(String id) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_16BE));
            return HexFormat.of().formatHex(sha);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private String name(JWTClaimsSet claims) {
        return claim(claims, name)
                .filter(String.class::isInstance)
                .map(Object::toString)
                .or(() -> Optional.of(claims.getSubject()))
                .map(text -> UNPRINTABLE.matcher(text).replaceAll(" ").strip())
                .map(text -> text.substring(0, text.offsetByCodePoints(0, codePoints(text))))
                .get();
    }

    private static int codePoints(String text) {
        return Math.min(text.codePointCount(0, text.length()), LONGEST_NAME);
    }

    /** Somebody who signed in elsewhere is no guest, whatever the token says. */
    private Set<String> roles(JWTClaimsSet claims) {
        return claim(claims, roles).stream()
                .flatMap(ForeignUser::texts)
                .filter(role -> !role.isEmpty() && role.length() <= LONGEST_ROLE)
                .filter(role -> !role.equals(User.GUEST) && (grantsAdmin || !role.equals(User.ADMIN)))
                .limit(MOST_ROLES)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> texts(Object claim) {
        return claim instanceof Collection<?> list
                ? list.stream().filter(String.class::isInstance).map(item -> ((String) item).strip())
                : claim instanceof String text ? Stream.of(text.strip().split("\\s+")) : Stream.empty();
    }

    /** The claim of this name, dots and all, or else the value that its dots lead to. */
    private static Optional<Object> claim(JWTClaimsSet claims, String path) {
        return Optional.ofNullable(claims.getClaim(path))
                .or(() -> value(claims.getClaims(), List.of(path.split("\\."))));
    }

    private static Optional<Object> value(Object from, List<String> path) {
        if (path.isEmpty()) {
            return Optional.of(from);
        }
        return from instanceof Map<?, ?> object
                ? Optional.ofNullable(object.get(path.get(0))).flatMap(v -> value(v, path.subList(1, path.size())))
                : Optional.empty();
    }
}
