/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.user;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Tells channels who is speaking. Thread-safe; the methods do not block on other systems longer than the database. */
@ProviderType
public interface SignIn {

    /** The name of the cookie that carries a session's token. */
    String COOKIE = "parley_session";

    /** The user whom this token proves, or empty if it is malformed, forged, expired or revoked. */
    Optional<User> user(String token);

    /** Begins a session for somebody who did not sign in, or empty where guests are not allowed. */
    Optional<Session> guest();

    /** Begins a session for an account, or empty if name or password is wrong (it does not tell which). */
    Optional<Session> account(String name, String password);
}
