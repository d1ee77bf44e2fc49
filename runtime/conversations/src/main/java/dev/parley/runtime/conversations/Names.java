/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sees to it that a user only says names that a reply before has given something to stand for. */
final class Names {

    private Names() {}

    /** @param fields what the conversation was read from */
    static void check(Map<String, Yaml> fields, Conversation conversation) {
        var known = new HashSet<String>();
        check(fields.get("given"), conversation.given(), known);
        check(fields.get("turns"), conversation.turns(), known);
    }

    private static void check(Yaml yaml, List<Turn> turns, Set<String> known) {
        for (var i = 0; i < turns.size(); i++) {
            var turn = turns.get(i);
            var item = yaml.items().get(i);
            said(turn.said()).stream()
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw item.wrong("nothing was kept as $%s before; a dollar is $$".formatted(name));
                    });
            if (item.isMap() && item.entries().containsKey("bot")) {
                item.entries().get("bot").texts().forEach(text -> known.addAll(new Template(text).names()));
            }
        }
    }

    private static Set<String> said(Said said) {
        var names = new HashSet<>(said.text().names());
        said.form().values().forEach(value -> names.addAll(value.names()));
        return names;
    }
}
