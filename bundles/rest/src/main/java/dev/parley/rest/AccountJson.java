/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parley.api.account.Account;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Somebody who has a password here. */
record AccountJson(
        String id,
        String name,
        List<String> roles,
        @JsonProperty("is_enabled") boolean isEnabled,
        Instant createdAt,
        Optional<Instant> signedInAt) {

    static AccountJson of(Account account) {
        return new AccountJson(
                account.id(),
                account.name(),
                account.roles().stream().sorted().toList(),
                account.isEnabled(),
                account.createdAt(),
                account.signedInAt());
    }

    /** A password that is told once. */
    record PasswordJson(String password) {}

    /** An account that was made, with the password that is told once. */
    record MadeJson(@JsonUnwrapped AccountJson account, String password) {}
}
