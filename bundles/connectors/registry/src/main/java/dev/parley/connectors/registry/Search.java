/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.user.User;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The conditions of a search as SQL, each with its values. */
final class Search {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Search(User user, ChangeQuery query) {
        and("ordinal < ?", query.cursor().map(Cursor::parse).orElse(Cursor.START).ordinal());
        if (!user.isAdmin()) {
            and("requested_by = ?", user.id());
        }
        if (!query.states().isEmpty()) {
            states(query);
        }
        query.text().map(Search::containing).ifPresent(pattern -> and(
                "(LOWER(short_description) LIKE LOWER(?) ESCAPE '!' OR LOWER(description) LIKE LOWER(?) ESCAPE '!')",
                pattern,
                pattern));
        query.from().ifPresent(from -> and("planned_end_date >= ?", Rows.time(from)));
        query.until().ifPresent(until -> and("planned_start_date < ?", Rows.time(until)));
    }

    /** Codes that the registry does not have are no condition that could hold. */
    private void states(ChangeQuery query) {
        var codes = ChangeState.STANDARD.stream()
                .map(ChangeState::code)
                .filter(query.states()::contains)
                .toList();
        and(
                codes.isEmpty()
                        ? "FALSE"
                        : "state IN (" + String.join(", ", Collections.nCopies(codes.size(), "?")) + ")",
                codes.toArray());
    }

    private static String containing(String text) {
        return "%" + text.replaceAll("[!%_]", "!$0") + "%";
    }

    private void and(String condition, Object... of) {
        conditions.add(condition);
        values.addAll(List.of(of));
    }

    String conditions() {
        return String.join(" AND ", conditions);
    }

    List<Object> values() {
        return values;
    }
}
