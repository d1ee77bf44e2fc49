/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.element;
import static dev.parley.lib.page.Html.several;

import dev.parley.api.paging.Page;
import java.util.Optional;
import java.util.function.Function;

/** Leads through the parts of a longer list. */
public final class Paging {

    /** The parameter that the cursor is sent in. */
    public static final String CURSOR = "cursor";

    private Paging() {}

    /**
     * The part that is asked for.
     *
     * @param list gets the cursor; throws IllegalArgumentException for one that is none
     * @throws Refusal 400 in that case
     */
    public static <T> Page<T> part(Visit visit, Function<Optional<String>, Page<T>> list) {
        try {
            return list.apply(visit.parameter(CURSOR));
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "There is no such part of this list. Begin with its first page.");
        }
    }

    /**
     * Nothing, if this is all.
     *
     * @param here with the parameters of the search
     * @param next the cursor of the following part
     */
    public static Html html(Visit visit, Link here, Optional<String> next) {
        var first = visit.parameter(CURSOR).map(x -> a(here.without(CURSOR), "First page"));
        var more = next.map(cursor -> a(here.with(CURSOR, cursor), "Next page").is("rel", "next"));
        return first.isEmpty() && more.isEmpty()
                ? several()
                : element("nav", first, " ", more).kind("paging").is("aria-label", "Pages");
    }
}
