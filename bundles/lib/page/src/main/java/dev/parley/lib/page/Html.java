/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of a page. Made with static imports of these methods. What is put into an element is itself if it is a piece,
 * nothing or its content if it is an {@link Optional}, all of it in order if it is an {@link Iterable}, and else text,
 * which is always escaped: there is no way to write markup that somebody else made.
 */
public sealed interface Html permits Element, Text, Several {

    DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Writes it. */
    void appendTo(StringBuilder page);

    /** Pieces one after another, without anything around them. */
    static Html several(Object... pieces) {
        var all = new ArrayList<Html>();
        for (Object piece : pieces) {
            if (piece instanceof Html html) {
                all.add(html);
            } else if (piece instanceof Optional<?> maybe) {
                maybe.ifPresent(content -> all.add(several(content)));
            } else if (piece instanceof Iterable<?> many) {
                many.forEach(one -> all.add(several(one)));
            } else {
                all.add(new Text(String.valueOf(piece)));
            }
        }
        return all.size() == 1 ? all.get(0) : new Several(all);
    }

    /** Any element. */
    static Element element(String name, Object... content) {
        return new Element(name, Map.of(), List.of()).with(content);
    }

    static Element h2(Object... content) {
        return element("h2", content);
    }

    static Element h3(Object... content) {
        return element("h3", content);
    }

    static Element p(Object... content) {
        return element("p", content);
    }

    static Element div(String kind, Object... content) {
        return element("div", content).kind(kind);
    }

    static Element span(String kind, Object... content) {
        return element("span", content).kind(kind);
    }

    /** With a heading, as a landmark of that name. */
    static Element section(String heading, Object... content) {
        return element("section", h2(heading), several(content)).is("aria-label", heading);
    }

    /** @param to a path, or an http or https address; anything else leads nowhere */
    static Element a(Object to, Object... content) {
        return element("a", content).is("href", to);
    }

    static Element code(Object... content) {
        return element("code", content);
    }

    static Element strong(Object... content) {
        return element("strong", content);
    }

    /** A list with a point for each item. */
    static Element ul(Iterable<?> items) {
        var list = element("ul");
        for (Object item : items) {
            list = list.with(element("li", item));
        }
        return list;
    }

    /** What can be opened. */
    static Element details(Object summary, Object... content) {
        return element("details", element("summary", summary), several(content));
    }

    /** Terms and what they are, in turns: {@code facts("Version", "1.0", "Since", time(since))}. */
    static Element facts(Object... termsAndFacts) {
        var list = element("dl");
        for (int i = 0; i + 1 < termsAndFacts.length; i += 2) {
            list = list.with(element("div", element("dt", termsAndFacts[i]), element("dd", termsAndFacts[i + 1])));
        }
        return list;
    }

    /** What somebody said or wrote, with its lines, in the direction it is written in. */
    static Element said(String text) {
        return span("said", text).is("dir", "auto");
    }

    /** A moment, in UTC. */
    static Element time(Instant at) {
        return element("time", MINUTES.format(at)).is("datetime", at);
    }

    /** Something that everybody should see: {@link Message.Kind#BAD} is read out at once. */
    static Element notice(Message message) {
        boolean isBad = message.kind() == Message.Kind.BAD;
        return div(
                        "notice " + message.kind().name().toLowerCase(Locale.ROOT),
                        strong(isBad ? "Problem: " : ""),
                        message.text())
                .is("role", isBad ? "alert" : "status");
    }

    /** Says that a part of Parley is not there just now. */
    static Element missing(String what, String advice) {
        return div("notice bad", strong(what + " is not available. "), advice);
    }
}
