/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.audit;

import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.time;

import dev.parley.api.audit.Audit;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Page;
import dev.parley.lib.page.Paging;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Visit;
import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What admins did, the latest first. */
@Component(
        service = Servlet.class,
        property = {Page.LABEL + "parley-audit", Page.TITLE + AuditPage.TITLE_TEXT, Page.CATEGORY})
public final class AuditPage extends Page {

    static final String TITLE_TEXT = "Audit";

    private static final long serialVersionUID = 1;
    private static final int ENTRIES = 50;
    private static final int LONGEST_SEARCH = 200;

    @Reference(
            name = "audit",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Audit audit;

    public AuditPage() {
        super(TITLE_TEXT);
    }

    @Override
    protected Html show(Visit visit) {
        var log = present(audit, "The audit");
        var text = visit.parameter("q").map(words -> words.substring(0, Math.min(words.length(), LONGEST_SEARCH)));
        var page = Paging.part(visit, cursor -> log.list(text, ENTRIES, cursor));
        var table = Table.of("What admins did, the latest first", "When", "Who", "What", "To what", "Details");
        page.items()
                .forEach(entry -> table.row(
                        time(entry.at()),
                        said(entry.who()),
                        entry.action(),
                        said(entry.subject()),
                        said(entry.details())));
        return several(
                p(
                        "Everything that was changed here, with the command or by a call of the admin API. Nothing in it can be"
                                + " changed."),
                Form.get(visit)
                        .field(Field.text("q", "Contains").value(text).is("maxlength", LONGEST_SEARCH))
                        .button("Search"),
                table.orElse(text.isPresent() ? "Nothing contains that." : "Nobody changed anything yet."),
                Paging.html(visit, visit.link().with("q", text), page.next()));
    }
}
