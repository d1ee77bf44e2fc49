/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console;

import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Component;

/** Frequently asked questions: to edit, order, try, import and export. */
@Component(
        service = Servlet.class,
        property = {
            Page.LABEL + FaqsPage.LABEL,
            Page.TITLE + "FAQ",
            Page.CATEGORY,
            Page.CSS + "/" + FaqsPage.LABEL + "/res/console.css"
        })
public final class FaqsPage extends Page {

    static final String LABEL = "parley-faqs";

    private static final long serialVersionUID = 1;

    public FaqsPage() {
        super(LABEL);
    }
}
