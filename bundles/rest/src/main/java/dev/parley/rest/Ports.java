/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import dev.parley.api.account.Accounts;
import dev.parley.api.audit.Audit;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.chatbot.Chatbot;
import dev.parley.api.code.CodeHost;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.document.Documents;
import dev.parley.api.faq.Faqs;
import dev.parley.api.feedback.Feedback;
import dev.parley.api.feedback.Likeness;
import dev.parley.api.handover.Desk;
import dev.parley.api.insight.Insights;
import dev.parley.api.issue.IssueTracker;
import dev.parley.api.personal.PersonalData;
import dev.parley.api.user.SignIn;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the API speaks for. The references are optional and dynamic, against the habit of the house: a resource comes
 * and goes with what it needs, and whenever one does, all of Jersey is loaded anew. So the resources stay, and what is
 * missing is unavailable.
 */
@Component(service = Ports.class)
public final class Ports {

    private static final Duration SOON = Duration.ofSeconds(2);

    @Reference(name = "dialog", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Dialog dialog;

    @Reference(name = "conversations", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile ConversationStore conversations;

    @Reference(name = "signIn", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile SignIn signIn;

    @Reference(name = "changes", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile ChangeManagement changes;

    @Reference(name = "issues", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile IssueTracker issues;

    @Reference(name = "hosts", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile CodeHost hosts;

    @Reference(name = "desk", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Desk desk;

    @Reference(name = "feedback", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Feedback feedback;

    @Reference(name = "faqs", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Faqs faqs;

    @Reference(name = "likeness", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Likeness likeness;

    @Reference(name = "documents", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Documents documents;

    @Reference(name = "chatbot", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Chatbot chatbot;

    @Reference(name = "audit", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Audit audit;

    @Reference(name = "accounts", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Accounts accounts;

    @Reference(name = "insights", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Insights insights;

    @Reference(name = "personal", policy = DYNAMIC)
    volatile List<PersonalData> personal = List.of();

    Dialog dialog() {
        return present(dialog, "The dialog engine");
    }

    ConversationStore conversations() {
        return present(conversations, "The conversation store");
    }

    SignIn signIn() {
        return present(signIn, "Sign-in");
    }

    ChangeManagement changes() {
        return present(changes, "Change management");
    }

    IssueTracker issues() {
        return present(issues, "The issue tracker");
    }

    CodeHost hosts() {
        return present(hosts, "The code host");
    }

    Desk desk() {
        return present(desk, "The desk for hand-overs");
    }

    Feedback feedback() {
        return present(feedback, "The feedback store");
    }

    Faqs faqs() {
        return present(faqs, "The FAQ");
    }

    Chatbot chatbot() {
        return present(chatbot, "The customer bot");
    }

    /** Everybody who keeps something about people, those with a lower service ranking first. */
    List<PersonalData> personal() {
        var all = personal;
        return present(all.isEmpty() ? null : all, "What is kept about people");
    }

    Audit audit() {
        return present(audit, "The audit");
    }

    Accounts accounts() {
        return present(accounts, "What keeps accounts");
    }

    Insights insights() {
        return present(insights, "What shows conversations");
    }

    Likeness likeness() {
        return present(likeness, "What groups questions");
    }

    Documents documents() {
        return present(documents, "The document store");
    }

    /** What a turn needs and is not there. */
    List<String> missing() {
        var needed = new LinkedHashMap<String, Object>();
        needed.put("dialog", dialog);
        needed.put("conversations", conversations);
        needed.put("sign-in", signIn);
        return needed.entrySet().stream()
                .filter(entry -> entry.getValue() == null)
                .map(entry -> entry.getKey() + ": missing")
                .toList();
    }

    private static <T> T present(T service, String name) {
        if (service == null) {
            throw new Unavailable(name, SOON, null);
        }
        return service;
    }
}
