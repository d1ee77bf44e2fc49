/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sandbox's page as HTML: headings, tables and forms, and nothing that needs a script. */
final class Html {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
            table { border-collapse: collapse; width: 100%%; }
            th, td { text-align: start; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #767676; }
            form { display: inline; }
            button, select { font: inherit; min-height: 2rem; margin: 0 .3rem .3rem 0; }
            </style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            %2$s
            </main>
            </body>
            </html>
            """;

    private Html() {}

    static String page(String title, String content) {
        return PAGE.formatted(text(title), content);
    }

    static String paragraph(String content) {
        return "<p>%s</p>".formatted(text(content));
    }

    static String section(World world, Weather.Condition condition) {
        var name = world.vendor().name();
        var rows = world.things().stream().map(thing -> row(name, thing)).collect(Collectors.joining("\n"));
        return """
            <section aria-labelledby="%1$s">
            <h2 id="%1$s">%2$s</h2>
            %3$s
            <table>
            <caption>What is in %2$s</caption>
            <thead><tr><th scope="col">What</th><th scope="col">State</th><th scope="col">Move it</th></tr></thead>
            <tbody>
            %4$s
            </tbody>
            </table>
            </section>
            """.formatted(name, text(world.vendor().title()), weather(world.vendor(), condition), rows);
    }

    private static String weather(Vendor vendor, Weather.Condition now) {
        var options = Stream.of(Weather.Condition.values())
                .map(condition -> "<option value=\"%s\"%s>%s</option>"
                        .formatted(condition, condition == now ? " selected" : "", text(condition.title())))
                .collect(Collectors.joining());
        return """
            <form method="post"><input type="hidden" name="vendor" value="%1$s">
            <label for="weather-%1$s">%2$s is</label>
            <select id="weather-%1$s" name="weather">%3$s</select>
            <button>Set</button></form>
            """.formatted(vendor, text(vendor.title()), options);
    }

    private static String row(String vendor, World.Thing thing) {
        return "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>"
                .formatted(text(thing.title()), text(thing.state()), moves(vendor, thing));
    }

    private static String moves(String vendor, World.Thing thing) {
        List<World.Move> moves = thing.moves();
        return moves.stream()
                .map(move -> """
                    <form method="post"><input type="hidden" name="vendor" value="%1$s">\
                    <input type="hidden" name="thing" value="%2$s">\
                    <button name="move" value="%3$s" aria-label="%4$s, %5$s">%4$s</button></form>""".formatted(
                                vendor, text(thing.id()), text(move.id()), text(move.label()), text(thing.title())))
                .collect(Collectors.joining());
    }

    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
