/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import dev.parley.api.user.User;
import dev.parley.lib.http.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes as they are made and what they hold. */
final class Changes {

    private static final int LONGEST_CORRELATION = 100;

    /** Of a standard change these come from its template, whatever is sent. */
    private static final List<Field<String>> OF_THE_TEMPLATE =
            List.of(Field.DESCRIPTION, Field.IMPLEMENTATION_PLAN, Field.TEST_PLAN, Field.BACKOUT_PLAN);

    private final Desk desk;

    Changes(Desk desk) {
        this.desk = desk;
    }

    Optional<Change> created(User user, String correlationId) {
        return desk.records().made(user, correlationId).map(row -> desk.records()
                .written(user, row.sysId(), row));
    }

    Change create(User user, String correlationId, ChangeFields fields) {
        if (correlationId.isBlank() || correlationId.length() > LONGEST_CORRELATION || !Query.isSafe(correlationId)) {
            throw new IllegalArgumentException("a correlation id has 1 to 100 characters, and no ^ or line break");
        }
        Rules.checkNew(fields);
        var row = desk.once().write(correlationId, new Creation(desk, user, correlationId, fields));
        var change = desk.records().written(user, row.sysId(), row);
        var links = new LinkedHashMap<>(links(fields).values());
        links.keySet().removeAll(change.fields().values().keySet());
        var linked = links.isEmpty() ? change : desk.records().linked(change, new ChangeFields(links));
        var isStandard =
                linked.fields().get(Field.TYPE).filter("standard"::equals).isPresent();
        return isStandard ? Records.with(linked, linked.fields(), ignored(linked, fields)) : linked;
    }

    private static List<String> ignored(Change change, ChangeFields sent) {
        return Stream.concat(
                        change.ignored().stream(),
                        OF_THE_TEMPLATE.stream()
                                .filter(field -> sent.get(field).isPresent()
                                        && !sent.get(field)
                                                .equals(change.fields().get(field)))
                                .map(Field::label))
                .distinct()
                .toList();
    }

    private static ChangeFields links(ChangeFields fields) {
        var links = new LinkedHashMap<>(fields.values());
        links.keySet().retainAll(Columns.LINKS.stream().map(Field::name).toList());
        return new ChangeFields(links);
    }

    Change update(User user, String number, ChangeFields changed) {
        var row = desk.records().known(user, number);
        var change = desk.records().change(user, row);
        if (row.value("active").equals("false")) {
            throw new Rejected("%s is %s and can no longer be changed."
                    .formatted(change.number(), change.state().label()));
        }
        Rules.checkUpdate(change.fields(), changed);
        var body = desk.columns().write(changed);
        if (!body.isEmpty()) {
            change = desk.records()
                    .written(user, row.sysId(), desk.rest().record(Call.patch(Rest.change(row.sysId()), body)));
        }
        var links = links(changed);
        return links.isEmpty() ? change : desk.records().linked(change, links);
    }
}
