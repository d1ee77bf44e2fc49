/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console;

import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Component;

/** Documents that questions are answered from, and how far indexing has come. */
@Component(
        service = Servlet.class,
        property = {
            Page.LABEL + DocumentsPage.LABEL,
            Page.TITLE + "Documents",
            Page.CATEGORY,
            Page.CSS + "/" + DocumentsPage.LABEL + "/res/console.css"
        })
public final class DocumentsPage extends Page {

    static final String LABEL = "parley-documents";

    private static final long serialVersionUID = 1;

    public DocumentsPage() {
        super(LABEL);
    }
}
