/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.Field;
import dev.parley.api.user.User;
import dev.parley.lib.http.Call;
import java.util.Optional;

/** The making of one change, which its correlation id tells from all others. */
final class Creation implements Once.Write<Row> {

    private static final int CONFLICT = 409;

    private final Rest rest;
    private final Records records;
    private final Columns columns;
    private final Directory directory;
    private final User user;
    private final String correlationId;
    private final ChangeFields fields;
    private Call call;

    Creation(Desk desk, User user, String correlationId, ChangeFields fields) {
        this.rest = desk.rest();
        this.records = desk.records();
        this.columns = desk.columns();
        this.directory = desk.directory();
        this.user = user;
        this.correlationId = correlationId;
        this.fields = fields;
    }

    /** Looks for it, and gets ready to make it: what fails now has sent nothing. */
    @Override
    public Optional<Row> before() {
        var before = made();
        if (before.isEmpty()) {
            call = Call.post(path(), body());
        }
        return before;
    }

    private String path() {
        var type = fields.get(Field.TYPE).orElse("normal");
        return Rest.CHANGE
                + '/'
                + type
                + (type.equals("standard") ? '/' + Call.segment(directory.template(fields.get(Field.TEMPLATE))) : "");
    }

    private ObjectNode body() {
        var body = columns.write(fields);
        body.remove("type");
        body.put("correlation_id", correlationId);
        body.put("correlation_display", Owner.tag(user));
        directory.user(user).ifPresent(sysId -> body.put("requested_by", sysId));
        return body;
    }

    @Override
    public Row send() {
        var answer = rest.call(call);
        var made = answer.status() == CONFLICT ? made() : Optional.<Row>empty();
        return made.orElseGet(() -> Rest.record(answer));
    }

    @Override
    public Optional<Row> made() {
        return records.made(user, correlationId);
    }
}
