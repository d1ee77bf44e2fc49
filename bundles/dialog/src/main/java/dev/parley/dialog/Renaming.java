/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds what slots are called now whose question was asked by another version of an intent, and is answered now. */
final class Renaming {

    private static final String ANYTHING = "?";

    private final Draft before;
    private final IntentSpec spec;
    private final UnaryOperator<Values> migrating;

    /** @param migrating what the intent makes of values */
    Renaming(Draft before, IntentSpec spec, UnaryOperator<Values> migrating) {
        this.before = before;
        this.spec = spec;
        this.migrating = migrating;
    }

    /** What is said may be the answer to the question that was asked, by whatever name it goes now. */
    Migration.Moved answered(Migration.Moved moved) {
        if (before.asking().isEmpty()) {
            return moved;
        }
        var asking = before.asking().get();
        var answer = before.unheard().or(() -> Optional.of(moved.said().text()).filter(text -> !text.isBlank()));
        var name = names(Map.of(asking, answer.orElse(ANYTHING))).get(asking);
        if (name != null) {
            return moved.at(moved.draft().asking(name));
        }
        var next = moved.at(moved.draft().in(Draft.Phase.READY).unheard(Optional.empty()));
        return answer.filter(text -> Command.of(text).isEmpty())
                .map(text -> next.losing(List.of(Migration.named(asking, text))))
                .orElse(next);
    }

    /** A form has the names that slots had when it was drawn. */
    Migration.Moved filled(Migration.Moved moved) {
        var names = names(moved.said().form());
        var form = new LinkedHashMap<String, String>();
        var lost = new ArrayList<String>();
        moved.said().form().forEach((name, value) -> {
            if (names.containsKey(name) || before.asking().filter(name::equals).isEmpty()) {
                form.put(names.getOrDefault(name, name), value); // what is not known may be for another draft
            } else if (!value.isBlank()) {
                lost.add(Migration.named(name, value));
            }
        });
        var asking = before.asking().flatMap(name -> Optional.ofNullable(names.get(name)));
        var draft = asking.map(moved.draft()::asking)
                .orElseGet(() -> before.asking().isEmpty()
                        ? moved.draft()
                        : moved.draft().in(Draft.Phase.READY));
        var next = new Migration.Moved(draft, moved.said().form(form), moved.lost(), true);
        return lost.isEmpty()
                ? next
                : next.losing(lost).heard(form.keySet().stream().anyMatch(this::isSlot));
    }

    private boolean isSlot(String name) {
        return spec.slot(name).isPresent();
    }

    /** The names now of the slots that something is said for; those that are gone are missing. */
    private Map<String, String> names(Map<String, String> said) {
        var told = before.values();
        for (var one : said.entrySet()) {
            told = told.with(one.getKey(), one.getValue());
        }
        var made = migrating.apply(told);
        var names = new LinkedHashMap<String, String>();
        said.forEach((name, value) -> name(name, value, made).ifPresent(now -> names.put(name, now)));
        return names;
    }

    private Optional<String> name(String earlier, String value, Values made) {
        if (isSlot(earlier) && value.equals(made.canonical().get(earlier))) {
            return Optional.of(earlier);
        }
        return made.canonical().entrySet().stream()
                .filter(one -> value.equals(one.getValue())
                        && !value.equals(before.values().canonical().get(one.getKey())))
                .map(Map.Entry::getKey)
                .filter(this::isSlot)
                .findFirst()
                .or(() -> spec.slot(earlier).map(Slot::name));
    }
}
