/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.document;

import dev.parley.api.audit.Audit;
import dev.parley.api.document.Documents;
import dev.parley.console.Confirmation;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Page;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Upload;
import dev.parley.lib.page.Visit;
import dev.parley.lib.wire.Text;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Documents that questions are answered from: to upload, remove, and see how far indexing is. */
@Component(
        service = Servlet.class,
        property = {Page.LABEL + "parley-documents", Page.TITLE + DocumentsPage.TITLE_TEXT, Page.CATEGORY})
public final class DocumentsPage extends Page {

    static final String TITLE_TEXT = "Documents";
    static final String FILE = "file";
    static final String NAME = "name";

    private static final long serialVersionUID = 1;
    private static final int LONGEST_NAME = 255;
    private static final long FORM = 64 << 10;

    @Reference(
            name = "documents",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Documents documents;

    @Reference(
            name = "audit",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Audit audit;

    public DocumentsPage() {
        super(TITLE_TEXT, Documents.LARGEST + FORM);
    }

    @Override
    protected Html show(Visit visit) {
        return new DocumentTable(visit).of(present(documents, "The store of documents"), Optional.empty());
    }

    @Override
    protected Answer act(Visit visit) {
        var kept = present(documents, "The store of documents");
        try {
            return switch (visit.deed()) {
                case "upload" -> upload(visit, kept);
                case "remove" -> remove(visit, kept, visit.parameter(NAME).orElse(""));
                default -> throw new Refusal(400, "There is no such thing to do with documents.");
            };
        } catch (Documents.Unsuitable e) {
            return Answer.again(new DocumentTable(visit).of(kept, Optional.of(e.getMessage())));
        }
    }

    private Answer upload(Visit visit, Documents kept) {
        var file = Optional.ofNullable(visit.uploads().get(FILE))
                .orElseThrow(() -> new Documents.Unsuitable("Choose a file first."));
        var name = Text.clean(file.name());
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Documents.Unsuitable("The name of a file may have up to " + LONGEST_NAME + " characters.");
        }
        add(kept, name, file);
        note(visit, "upload document", name);
        return Answer.done("", "“" + name + "” is taken, and read in the background.");
    }

    private static void add(Documents kept, String name, Upload file) {
        try (var content = file.open()) {
            kept.add(name, content);
        } catch (IOException e) {
            throw new Refusal(400, "What was uploaded could not be read. Nothing was done. Try again.");
        }
    }

    private Answer remove(Visit visit, Documents kept, String name) {
        return new Confirmation(
                        "“" + name + "” is removed for good, and nothing is answered from it any more.",
                        "Remove it",
                        visit.link())
                .before(visit, List.of(NAME), () -> {
                    if (!kept.remove(name)) {
                        throw new Refusal(404, "There is no such document any more.");
                    }
                    note(visit, "remove document", name);
                    return Answer.done("", "“" + name + "” is removed.");
                });
    }

    private void note(Visit visit, String action, String name) {
        Optional.ofNullable(audit).ifPresent(log -> log.record(visit.admin().name(), action, name, ""));
    }
}
