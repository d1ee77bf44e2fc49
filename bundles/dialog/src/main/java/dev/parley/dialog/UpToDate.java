/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A conversation whose drafts are of the versions that are deployed.
 *
 * @param said the same, with a form that is for the slots of today
 * @param remark what could not be kept, in sentences; empty if all was
 * @param isHeard whether what is said can be taken as the answer to what was asked
 */
record UpToDate(State state, Said said, String remark, boolean isHeard) {

    static UpToDate of(State state, Said said, Repertoire repertoire, Carrying carrying) {
        var migration = new Migration(carrying);
        var silence = said.text("").form(Map.of());
        var all = new LinkedHashMap<UUID, Migration.Moved>();
        Stream.concat(state.kept().stream(), state.draft().stream())
                .forEach(draft -> repertoire.find(draft.intent()).ifPresent(intent -> {
                    boolean isOpen = state.draft().filter(open -> open == draft).isPresent();
                    all.put(draft.id(), migration.of(draft, intent, isOpen ? said : silence));
                }));
        var open = state.draft().map(draft -> all.get(draft.id()));
        return new UpToDate(
                state.redrafted(draft ->
                        all.containsKey(draft.id()) ? all.get(draft.id()).draft() : draft),
                open.map(Migration.Moved::said).orElse(said),
                all.values().stream()
                        .map(Migration.Moved::remark)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" ")),
                open.map(Migration.Moved::isAsked).orElse(true));
    }

    /** A step, behind what could not be kept. */
    Step remarked(Step step) {
        return remark.isEmpty()
                ? step
                : step.replying(
                        Replies.saying(step.reply(), remark + " " + step.reply().text()));
    }
}
