/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import dev.parley.api.change.ChangePlanning;
import dev.parley.api.change.Field;
import dev.parley.api.change.FreeWindows;
import dev.parley.api.connector.Rejected;
import dev.parley.api.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What is planned when, as far as the registry knows. It has no configuration database: any name is that of an item,
 * and nobody is known to look after it. A clash names other people's changes.
 */
@Component(enabled = false, property = "service.ranking:Integer=-100")
public final class RegistryPlanning implements ChangePlanning {

    private static final int MOST = 20;
    private static final int BUSY = 1000;
    private static final Duration AHEAD = Duration.ofDays(365);

    private final Statements statements;

    @Activate
    public RegistryPlanning(@Reference(name = "source", target = "(name=parley)") DataSource source) {
        this.statements = new Statements(source);
    }

    @Override
    public Optional<Item> item(User user, String name) {
        return Optional.of(name.strip()).filter(text -> !text.isEmpty()).map(text -> new Item(text, Optional.empty()));
    }

    @Override
    public List<Clash> clashes(User user, String item, Window window) {
        return planned(item, window, MOST);
    }

    private List<Clash> planned(String item, Window window, int limit) {
        return statements.read("find planned changes", handle -> new ChangeTable(handle).planned(item, window, limit));
    }

    @Override
    public List<Clash> check(User user, String number) {
        var change = statements
                .read("find change", handle -> new ChangeTable(handle).byName(user, number, false))
                .orElseThrow(() -> new Rejected("There is no change %s.".formatted(number)));
        var fields = change.fields();
        return fields
                .get(Field.CONFIGURATION_ITEM)
                .flatMap(item -> fields.get(Field.PLANNED_START).flatMap(from -> fields.get(Field.PLANNED_END)
                        .map(until -> planned(item, new Window(from, until), MOST + 1))))
                .orElse(List.of())
                .stream()
                .filter(clash -> !clash.number().equals(change.number()))
                .limit(MOST)
                .toList();
    }

    @Override
    public List<Window> free(User user, String item, Duration length, Instant from, int count) {
        var busy = planned(item, new Window(from, from.plus(AHEAD)), BUSY).stream()
                .map(Clash::window)
                .toList();
        return FreeWindows.between(busy, length, from, count);
    }
}
