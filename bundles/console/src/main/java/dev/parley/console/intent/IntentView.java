/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.intent;

import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.details;
import static dev.parley.lib.page.Html.facts;
import static dev.parley.lib.page.Html.notice;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;
import static dev.parley.lib.page.Html.ul;

import dev.parley.lib.page.Html;
import dev.parley.lib.page.Message;
import dev.parley.lib.page.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One intent, in full. @param earlier what is said of its bundle's earlier versions */
record IntentView(DeployedIntent intent, Optional<Html> earlier) {

    Html html() {
        return section(
                intent.name() + " of version " + intent.version(),
                intent.problem().map(why -> notice(new Message(Message.Kind.BAD, why))),
                facts(
                        "What it does",
                        several("I can ", intent.title()),
                        "Bundle",
                        several(code(intent.bundle()), " " + intent.version(), earlier),
                        "Changes things",
                        intent.writes() ? "yes" : "no, it only answers",
                        "For",
                        intent.isCanary() ? span("badge warn", "admins and a share of conversations") : "everybody"),
                slots(),
                texts("Examples", intent.examples(), "It has none: only rules find it."),
                texts("Rules", intent.rules(), "It has none: only examples find it."));
    }

    private Html slots() {
        var table = Table.of(
                "What it needs to know, in the order of asking", "Slot", "Takes", "Question", "After the words");
        for (var slot : intent.slots()) {
            table.row(
                    several(code(slot.name()), slot.required() ? "" : " (optional)"),
                    slot.type(),
                    slot.prompt(),
                    String.join(", ", slot.cues()));
        }
        return table.orElse("It needs to know nothing.");
    }

    private static Html texts(String what, Map<Locale, List<String>> texts, String otherwise) {
        var lists = texts.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> details(
                        what + " in " + each.getKey().getDisplayLanguage(Locale.ENGLISH) + " ("
                                + each.getValue().size() + ")",
                        ul(each.getValue()).is("lang", each.getKey().toLanguageTag())))
                .toList();
        return lists.isEmpty() ? p(what + ": " + otherwise).kind("empty") : several(lists);
    }
}
