/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console;

import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Component;

/** What people think of answers, what nobody could answer, and a way to mend it. */
@Component(
        service = Servlet.class,
        property = {
            Page.LABEL + FeedbackPage.LABEL,
            Page.TITLE + "Feedback",
            Page.CATEGORY,
            Page.CSS + "/" + FeedbackPage.LABEL + "/res/console.css"
        })
public final class FeedbackPage extends Page {

    static final String LABEL = "parley-feedback";

    private static final long serialVersionUID = 1;

    public FeedbackPage() {
        super(LABEL);
    }
}
