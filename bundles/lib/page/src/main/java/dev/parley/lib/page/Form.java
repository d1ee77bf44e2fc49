/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import static dev.parley.lib.page.Html.element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A form. Its methods give another one; {@link #button} ends it. */
public final class Form {

    /** The parameter that says what a form is sent for. */
    static final String DEED = "deed";

    static final String TOKEN = "token";

    private final Element form;
    private final String name;
    private final Map<String, String> hidden;
    private final List<Field> fields;

    private Form(Element form, String name, Map<String, String> hidden, List<Field> fields) {
        this.form = form;
        this.name = name;
        this.hidden = hidden;
        this.fields = fields;
    }

    /** One that looks for something, on this page. */
    public static Form get(Visit visit) {
        return new Form(
                element("form").is("method", "get").is("action", visit.root()).kind("filters"),
                "q",
                Map.of(),
                List.of());
    }

    /**
     * One that changes something; {@link Page#act} gets it.
     *
     * @param deed what for: {@link Visit#deed}
     */
    public static Form post(Visit visit, String deed) {
        var form = element("form").is("method", "post").is("action", visit.root());
        return new Form(form, deed, Map.of(TOKEN, visit.token(), DEED, deed), List.of());
    }

    /** What is sent without being seen; nothing if it is an empty {@link Optional}. */
    public Form hidden(String parameter, Object value) {
        if (value instanceof Optional<?> maybe) {
            return maybe.isEmpty() ? this : hidden(parameter, maybe.get());
        }
        var more = new LinkedHashMap<>(hidden);
        more.put(parameter, value.toString());
        return new Form(form, name + '-' + value, more, fields);
    }

    public Form field(Field field) {
        var more = new ArrayList<>(fields);
        more.add(field);
        boolean isFile = "file".equals(field.input().attributes().get("type"));
        return new Form(isFile ? form.is("enctype", "multipart/form-data") : form, name, hidden, more);
    }

    /** Without lines of its own, for a row of a table or of buttons. */
    public Form inline() {
        return new Form(form.kind("inline"), name, hidden, fields);
    }

    /** The whole form. @param label says what happens, and to what: {@code Remove on-call} */
    public Element button(String label) {
        return button(label, "");
    }

    /** With a button of another kind: {@code quiet}, or {@code danger} for what can't be undone. */
    public Element button(String label, String kind) {
        return whole(element("button", label).kind(kind));
    }

    /**
     * With a short button, as in a row that says what it is about.
     *
     * @param about is read out after the label, for those who do not see where the button stands
     */
    public Element button(String label, String kind, String about) {
        return whole(element("button", label).kind(kind).is("aria-label", label + ": " + about));
    }

    private Element whole(Element button) {
        var whole = form;
        for (var each : hidden.entrySet()) {
            whole = whole.with(element("input")
                    .is("type", "hidden")
                    .is("name", each.getKey())
                    .is("value", each.getValue()));
        }
        for (var field : fields) {
            var id = ("f-" + name + '-' + field.input().attributes().get("name")).replaceAll("[^\\w-]", "_");
            whole = whole.with(field.html(id));
        }
        return whole.with(button);
    }
}
