/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/**
 * Writes rows as JSON: columns are fields, times are ISO 8601, what is null is left out. A column {@code x_json} holds
 * JSON and becomes the field {@code x}; so do {@code x_pairs}, which holds {@link Pairs}, and {@code x_noted}, of which
 * only users' part is written.
 */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String IS_JSON = "_json";
    private static final String IS_PAIRS = "_pairs";
    private static final String IS_NOTED = "_noted";

    /** Something to be written. */
    interface Part {
        void write() throws IOException, SQLException;
    }

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    Json() {
        try {
            this.json = FACTORY.createGenerator(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows as an array of objects. */
    static String of(Query query) {
        var json = new Json();
        json.rows(query);
        return json.text();
    }

    void array(Part items) throws SQLException {
        try {
            json.writeStartArray();
            items.write();
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void object(Part fields) throws SQLException {
        try {
            json.writeStartObject();
            fields.write();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a field of an object; its value is written next. */
    void name(String field) throws IOException {
        json.writeFieldName(field);
    }

    /** All rows as an array of objects. */
    void rows(Query query) {
        query.scanResultSet((rows, context) -> {
            array(() -> each(rows.get()));
            return this;
        });
    }

    private void each(ResultSet rows) throws SQLException {
        while (rows.next()) {
            object(() -> fields(rows));
        }
    }

    /** The columns of a row, as fields of the object that is being written. */
    void fields(ResultSet row) throws IOException, SQLException {
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (row.getObject(i) != null) {
                var name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
                var isTime = columns.getColumnType(i) == Types.TIMESTAMP_WITH_TIMEZONE
                        || columns.getColumnType(i) == Types.TIMESTAMP;
                field(name, isTime ? row.getObject(i, OffsetDateTime.class) : row.getObject(i));
            }
        }
    }

    private void field(String column, Object value) throws IOException {
        if (column.endsWith(IS_JSON)) {
            name(column.substring(0, column.length() - IS_JSON.length()));
            json.writeRawValue((String) value);
        } else if (column.endsWith(IS_NOTED)) {
            name(column.substring(0, column.length() - IS_NOTED.length()));
            json.writeRawValue(Noted.forUsers((String) value));
        } else if (column.endsWith(IS_PAIRS)) {
            json.writeObjectFieldStart(column.substring(0, column.length() - IS_PAIRS.length()));
            for (var pair : Pairs.read((String) value).entrySet()) {
                json.writeStringField(pair.getKey(), pair.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof OffsetDateTime time) {
            json.writeStringField(column, time.toInstant().toString());
        } else if (value instanceof UUID id) {
            json.writeStringField(column, id.toString());
        } else {
            json.writeObjectField(column, value);
        }
    }

    String text() {
        try {
            json.flush();
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
