/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import dev.parley.lib.http.Call;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a page begins.
 *
 * @param account which of several accounts' lists it belongs to
 * @param before how many items come before
 */
record Cursor(int account, int before) {

    static final Cursor START = new Cursor(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})\\.(\\d{1,7})");

    /** @throws IllegalArgumentException if no page gave it */
    static Cursor of(Optional<String> cursor) {
        return cursor.map(Cursor::parsed).orElse(START);
    }

    private static Cursor parsed(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a cursor that no page gave");
        }
        return new Cursor(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /**
     * How many items to ask for: GitHub counts in whole pages, so that many that the pages before are whole, whatever
     * their size was.
     *
     * @param limit 1 to 100
     */
    int size(int limit) {
        int size = Math.max(1, Math.min(limit, GitHub.PAGE));
        while (before % size != 0) {
            size--;
        }
        return size;
    }

    Call on(Call list, int size) {
        return list.with("per_page", Integer.toString(size)).with("page", Integer.toString(before / size + 1));
    }

    Cursor after(int size) {
        return new Cursor(account, before + size);
    }

    @Override
    public String toString() {
        return account + "." + before;
    }
}
