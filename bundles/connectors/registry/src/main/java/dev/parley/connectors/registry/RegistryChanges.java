/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import dev.parley.api.paging.Page;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import dev.parley.lib.jdbi.Duplicate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Change requests in Parley's own database, for those who have no other system: any other one ranks higher. */
@Component(
        configurationPid = "parley.connector.registry",
        property = {"name=registry", "service.ranking:Integer=-100"})
public final class RegistryChanges implements ChangeManagement {

    private static final ChangeFields DEFAULTS =
            ChangeFields.NONE.with(Field.TYPE, "normal").with(Field.PRIORITY, "4");

    private final Database database;

    @Activate
    public RegistryChanges(@Reference(name = "source", target = "(name=parley)") DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public Change create(User user, String correlationId, ChangeFields fields) {
        return read(table -> table.asked(user, correlationId)).orElseGet(() -> {
            var all = DEFAULTS.with(Rules.checked(fields));
            Rules.together(all);
            try {
                return write(table -> table.insert(user, correlationId, all));
            } catch (Duplicate e) {
                // Somebody was quicker with the same request.
                return read(table -> table.asked(user, correlationId)).orElseThrow(() -> e);
            }
        });
    }

    @Override
    public Optional<Change> find(User user, String numberOrSysId) {
        return read(table -> table.find(user, numberOrSysId));
    }

    @Override
    public Page<Change> search(User user, ChangeQuery query) {
        return read(table -> table.search(user, query));
    }

    @Override
    public Change update(User user, String number, ChangeFields changed) {
        var wanted = Rules.checked(changed);
        return write(table -> {
            var change = lock(table, user, number);
            refuseIfOver(change);
            var all = change.fields().with(wanted);
            refuseOtherType(change, all);
            Rules.together(all);
            return table.update(user, change, change.state(), all);
        });
    }

    private static void refuseIfOver(Change change) {
        if (StateModel.isOver(change.state())) {
            throw new Rejected("%s is %s and can no longer be changed; make a new change instead."
                    .formatted(change.number(), change.state().label()));
        }
    }

    /** ServiceNow: the type can only be changed in New. */
    private static void refuseOtherType(Change change, ChangeFields all) {
        if (!change.state().equals(ChangeState.NEW) && !type(all).equals(type(change.fields()))) {
            throw new Rejected("%s is %s, and its type can only be changed while it is New."
                    .formatted(change.number(), change.state().label()));
        }
    }

    @Override
    public List<ChangeState> nextStates(User user, String number) {
        return next(read(table -> table.find(user, number)).orElseThrow(() -> unknown(number)));
    }

    @Override
    public Change move(User user, String number, ChangeState to) {
        return write(table -> {
            var change = lock(table, user, number);
            refuseUnlessNext(change, to);
            if (to.equals(ChangeState.CANCELED)) {
                throw new Rejected("To cancel %s, say why.".formatted(change.number()));
            }
            return table.update(user, change, to, change.fields());
        });
    }

    @Override
    public Change cancel(User user, String number, String reason) {
        var note = Rules.note("The reason", reason);
        return write(table -> {
            var change = lock(table, user, number);
            refuseUnlessNext(change, ChangeState.CANCELED);
            table.note(user, change, note);
            return table.update(user, change, ChangeState.CANCELED, change.fields());
        });
    }

    private static void refuseUnlessNext(Change change, ChangeState to) {
        var next = next(change);
        if (!next.contains(to)) {
            var states = next.stream().map(ChangeState::label).collect(Collectors.joining(" or "));
            throw new Rejected("%s is %s and cannot become %s%s."
                    .formatted(
                            change.number(),
                            change.state().label(),
                            to.label(),
                            states.isEmpty() ? " any more" : "; it can become " + states));
        }
    }

    private static List<ChangeState> next(Change change) {
        return StateModel.of(type(change.fields())).next(change.state());
    }

    private static String type(ChangeFields fields) {
        return fields.get(Field.TYPE).orElseThrow();
    }

    @Override
    public void addWorkNote(User user, String number, String text) {
        var note = Rules.note("A work note", text);
        write(table -> {
            table.note(user, lock(table, user, number), note);
            return null;
        });
    }

    private static Change lock(ChangeTable table, User user, String number) {
        return table.lock(user, number).orElseThrow(() -> unknown(number));
    }

    private static Rejected unknown(String number) {
        return new Rejected("There is no change %s that you can see.".formatted(number));
    }

    private <R> R read(Function<ChangeTable, R> statements) {
        return database.read(handle -> statements.apply(new ChangeTable(handle)));
    }

    private <R> R write(Function<ChangeTable, R> statements) {
        return database.write(handle -> statements.apply(new ChangeTable(handle)));
    }
}
