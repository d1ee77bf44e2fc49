/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An element. Its methods give another one.
 *
 * @param attributes by name, in order; text, which is escaped
 * @param content in order
 */
public record Element(String name, Map<String, String> attributes, List<Html> content) implements Html {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9:-]*");
    private static final Set<String> EMPTY = Set.of("br", "hr", "img", "input", "link", "meta");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "formaction");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\s*([^/?#]*?):.*", Pattern.DOTALL);

    /** @throws IllegalArgumentException if a name is not one, runs a script, or carries a style */
    public Element {
        if (!NAME.matcher(name).matches() || name.equalsIgnoreCase("script")) {
            throw new IllegalArgumentException("no element of a page: " + name);
        }
        for (String attribute : attributes.keySet()) {
            if (!NAME.matcher(attribute).matches() || attribute.matches("(?i)on.*|style|srcdoc")) {
                throw new IllegalArgumentException("no attribute of an element: " + attribute);
            }
        }
        attributes = new LinkedHashMap<>(attributes);
        content = List.copyOf(content);
    }

    /** With more in it; see {@link Html} for what may be. */
    public Element with(Object... more) {
        var all = new ArrayList<>(content);
        for (Object one : more) {
            all.add(Html.several(one));
        }
        return new Element(name, attributes, all);
    }

    /** With an attribute; a boolean one if the value is, and none if it is an empty {@link Optional}. */
    public Element is(String attribute, Object value) {
        if (value instanceof Optional<?> maybe) {
            return maybe.isEmpty() ? this : is(attribute, maybe.get());
        }
        if (value.equals(false)) {
            return this;
        }
        var all = new LinkedHashMap<>(attributes);
        all.put(attribute, value.equals(true) ? "" : safe(attribute, value.toString()));
        return new Element(name, all, content);
    }

    /** With classes that the stylesheet knows; none if it is empty. */
    public Element kind(String classes) {
        return classes.isEmpty() ? this : is("class", classes);
    }

    @Override
    public void appendTo(StringBuilder page) {
        page.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            page.append(' ').append(attribute).append("=\"");
            Text.escape(value, page);
            page.append('"');
        });
        page.append('>');
        if (!EMPTY.contains(name)) {
            content.forEach(piece -> piece.appendTo(page));
            page.append("</").append(name).append('>');
        }
    }

    /** A link that is not one of the web leads nowhere. */
    private static String safe(String attribute, String value) {
        var scheme = SCHEME.matcher(value);
        boolean isOfTheWeb = !scheme.matches() || scheme.group(1).matches("(?i)https?|mailto");
        return !ADDRESSES.contains(attribute) || isOfTheWeb ? value : "#";
    }
}
