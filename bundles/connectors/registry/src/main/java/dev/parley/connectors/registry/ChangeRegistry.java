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
import dev.parley.lib.jdbi.Duplicate;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A system of record for change requests, in Parley's own database. Users see what they requested, admins see all.
 * Ranked below every other {@link ChangeManagement}; {@link StandIn} says when it is needed.
 */
@Component(enabled = false, property = "service.ranking:Integer=-100")
public final class ChangeRegistry implements ChangeManagement {

    private static final int LONGEST_NOTE = 4000;

    private final Statements statements;
    private final Clock clock;

    @Activate
    public ChangeRegistry(@Reference(name = "source", target = "(name=parley)") DataSource source) {
        this(source, Clock.systemUTC());
    }

    ChangeRegistry(DataSource source, Clock clock) {
        this.statements = new Statements(source);
        this.clock = clock;
    }

    @Override
    public Change create(User user, String correlationId, ChangeFields fields) {
        Rules.checkGiven(fields);
        var whole = new ChangeFields(Map.of(Field.PRIORITY.name(), "4", Field.TYPE.name(), "normal")).with(fields);
        Rules.checkWhole(whole);
        return created(user, correlationId).orElseGet(() -> inserted(user, correlationId, whole));
    }

    @Override
    public Optional<Change> created(User user, String correlationId) {
        return statements.read("find change", handle -> new ChangeTable(handle).byCorrelation(user, correlationId));
    }

    private Change inserted(User user, String correlationId, ChangeFields fields) {
        try {
            return statements.write("create change", handle -> {
                var table = new ChangeTable(handle);
                long ordinal = table.nextOrdinal();
                var change = made(ordinal, user, fields);
                table.insert(ordinal, correlationId, change);
                return change;
            });
        } catch (Duplicate e) {
            return created(user, correlationId).orElseThrow(() -> e);
        }
    }

    private Change made(long ordinal, User user, ChangeFields fields) {
        var sysId = UUID.randomUUID().toString().replace("-", "");
        var url = URI.create("/api/change-requests/" + sysId + "/");
        return new Change(
                sysId,
                "CHG%07d".formatted(ordinal),
                ChangeState.NEW,
                fields,
                user.id(),
                Optional.of(url),
                now(),
                now());
    }

    @Override
    public Optional<Change> find(User user, String numberOrSysId) {
        return statements.read("find change", handle -> new ChangeTable(handle).byName(user, numberOrSysId, false));
    }

    @Override
    public Page<Change> search(User user, ChangeQuery query) {
        var before = query.cursor().map(ChangeRegistry::ordinal).orElse(Long.MAX_VALUE);
        var rows = statements.read("search changes", handle -> new ChangeTable(handle).search(user, query, before));
        var page = rows.subList(0, Math.min(rows.size(), query.limit()));
        var next = rows.size() > query.limit()
                ? Optional.of(Long.toString(page.get(page.size() - 1).ordinal(), Character.MAX_RADIX))
                : Optional.<String>empty();
        return new Page<>(page.stream().map(ChangeTable.Row::change).toList(), next);
    }

    private static long ordinal(String cursor) {
        try {
            return Long.parseLong(cursor, Character.MAX_RADIX);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("This cursor is none that a page gave; leave it out to begin anew.");
        }
    }

    @Override
    public Change update(User user, String number, ChangeFields changed) {
        Rules.checkGiven(changed);
        return rewritten(user, number, Optional.empty(), before -> {
            if (Course.isOver(before.state())) {
                throw new Rejected("%s is %s and can no longer be changed."
                        .formatted(before.number(), before.state().label()));
            }
            var fields = before.fields().with(changed);
            Rules.checkWhole(fields);
            Rules.checkType(before.state(), before.fields(), fields);
            return with(before, before.state(), fields);
        });
    }

    @Override
    public List<ChangeState> nextStates(User user, String number) {
        return find(user, number)
                .map(change -> course(change).next(change.state()))
                .orElseThrow(() -> unknown(number));
    }

    @Override
    public Change move(User user, String number, ChangeState to) {
        return rewritten(user, number, Optional.empty(), change -> {
            if (to.code().equals(ChangeState.CANCELED.code())) {
                throw new Rejected("%s is only cancelled with a reason.".formatted(change.number()));
            }
            return moved(change, to);
        });
    }

    @Override
    public Change cancel(User user, String number, String reason) {
        if (reason.isBlank()) {
            throw new Rejected("A change is only cancelled with a reason.");
        }
        return rewritten(user, number, Optional.of(reason), change -> {
            if (!course(change).next(change.state()).contains(ChangeState.CANCELED)) {
                throw new Rejected("%s is %s and can no longer be cancelled."
                        .formatted(change.number(), change.state().label()));
            }
            return moved(change, ChangeState.CANCELED);
        });
    }

    @Override
    public void addWorkNote(User user, String number, String text) {
        if (text.isBlank()) {
            throw new Rejected("A work note needs a text.");
        }
        rewritten(user, number, Optional.of(text), change -> with(change, change.state(), change.fields()));
    }

    private static Change moved(Change change, ChangeState to) {
        var next = course(change).next(change.state());
        if (next.stream().noneMatch(state -> state.code().equals(to.code()))) {
            throw new Rejected("%s is %s and can't go to %s from there."
                    .formatted(change.number(), change.state().label(), to.label()));
        }
        return new Change(
                change.sysId(),
                change.number(),
                ChangeState.ofCode(to.code()),
                change.fields(),
                change.requestedBy(),
                change.url(),
                change.createdAt(),
                change.updatedAt());
    }

    /** Writes a change as something makes it, and a work note beside it; nobody else writes it meanwhile. */
    private Change rewritten(User user, String number, Optional<String> note, UnaryOperator<Change> making) {
        if (note.filter(text -> text.codePointCount(0, text.length()) > LONGEST_NOTE)
                .isPresent()) {
            throw new Rejected("A work note has %,d characters at most.".formatted(LONGEST_NOTE));
        }
        return statements.write("update change", handle -> {
            var table = new ChangeTable(handle);
            var before = table.byName(user, number, true).orElseThrow(() -> unknown(number));
            var made = making.apply(before);
            var after = with(made, made.state(), made.fields());
            table.update(after);
            note.ifPresent(text -> table.addWorkNote(after.sysId(), user.id(), text, after.updatedAt()));
            return after;
        });
    }

    private Change with(Change change, ChangeState state, ChangeFields fields) {
        return new Change(
                change.sysId(),
                change.number(),
                state,
                fields,
                change.requestedBy(),
                change.url(),
                change.createdAt(),
                now());
    }

    private static Course course(Change change) {
        return change.fields().get(Field.TYPE).flatMap(Course::of).orElseThrow();
    }

    private static Rejected unknown(String number) {
        return new Rejected("There is no change %s.".formatted(number));
    }

    /** In microseconds, which is what databases keep. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
