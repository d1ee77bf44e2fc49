/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import dev.parley.api.connector.Rejected;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A key that an issue may have: {@code PAY-12}. */
record IssueKey(String value) {

    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]{0,254}-[0-9]{1,18}");

    static Optional<IssueKey> of(String text) {
        var key = text.strip().toUpperCase(Locale.ROOT);
        return KEY.matcher(key).matches() ? Optional.of(new IssueKey(key)) : Optional.empty();
    }

    /** Of an issue that is written to; what can't be a key is rejected. */
    static IssueKey given(String text) {
        return of(text).orElseThrow(() -> unknown(text));
    }

    /** Below the interface's root. */
    String path() {
        return "issue/" + value;
    }

    Rejected unknown() {
        return unknown(value);
    }

    private static Rejected unknown(String key) {
        return new Rejected("There is no issue %s in Jira, or Parley may not see it.".formatted(key));
    }
}
