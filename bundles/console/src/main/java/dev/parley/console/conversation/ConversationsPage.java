/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.conversation;

import static dev.parley.lib.page.Html.a;
import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.missing;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.section;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.time;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import dev.parley.api.audit.Audit;
import dev.parley.api.connector.ConnectorException;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.deployment.Deployments;
import dev.parley.api.deployment.Trials;
import dev.parley.api.feedback.Feedback;
import dev.parley.api.handover.Desk;
import dev.parley.api.insight.Insights;
import dev.parley.api.user.User;
import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Page;
import dev.parley.lib.page.Paging;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Visit;
import jakarta.servlet.Servlet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Conversations: to search, to read with the reasons of each turn, and to say again. Reading one is audited. */
@Component(
        service = Servlet.class,
        property = {Page.LABEL + ConversationsPage.LABEL, Page.TITLE + "Conversations", Page.CATEGORY})
public final class ConversationsPage extends Page {

    public static final String LABEL = "parley-conversations";

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(ConversationsPage.class);
    private static final long LARGEST_BUNDLE = 100L << 20;
    private static final int A_PAGE = 30;
    private static final int MESSAGES = 100;

    @Reference(name = "insights", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    transient volatile Insights insights;

    @Reference(name = "conversations", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    transient volatile ConversationStore conversations;

    @Reference(name = "audit", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    transient volatile Audit audit;

    @Reference(name = "feedback", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    transient volatile Feedback feedback;

    @Reference(name = "desk", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    transient volatile Desk desk;

    @Reference(name = "trials", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    transient volatile Trials trials;

    @Reference(name = "deployments", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    transient volatile Deployments deployments;

    public ConversationsPage() {
        super("Conversations", LARGEST_BUNDLE);
    }

    @Override
    protected Html show(Visit visit) {
        return visit.parameter("id").isEmpty() ? list(visit) : transcript(visit, conversation(visit));
    }

    /** Replays; that is shown at once and not kept. */
    @Override
    protected Answer act(Visit visit) {
        var conversation = conversation(visit);
        var replay = new Replay(present(trials, "The trial of conversations"), Optional.ofNullable(deployments));
        present(audit, "The audit")
                .record(
                        visit.admin().name(),
                        "replay conversation",
                        conversation.id().toString(),
                        "");
        try {
            var turns = replay.replayed(visit, conversation.id());
            return Answer.show(several(
                    back(visit, conversation),
                    Replay.compared(turns),
                    replay.form(visit, conversation.id(), Optional.empty())));
        } catch (Refusal | ConnectorException e) {
            throw e;
        } catch (RuntimeException e) { // of a bundle that somebody uploaded, anything can come
            LOG.info("Conversation {} could not be replayed", conversation.id(), e);
            var why = Optional.of("It could not be replayed: " + e.getMessage());
            return Answer.again(several(back(visit, conversation), replay.form(visit, conversation.id(), why)));
        }
    }

    private Html list(Visit visit) {
        var wanted = new Wanted(visit);
        var store = present(insights, "The store of conversations");
        var found = Paging.part(visit, cursor -> store.conversations(wanted.search(), A_PAGE, cursor));
        var table = Table.of(
                "Conversations, the latest first", "Written last", "Id", "User", "Channel", "Status", "Messages");
        for (var each : found.items()) {
            table.row(
                    time(each.updatedAt()),
                    a(visit.link().with("id", each.id()), code(each.id())),
                    each.userId(),
                    each.channel(),
                    About.status(each),
                    each.messages());
        }
        return several(
                wanted.form(),
                table.orElse("No conversation is like that."),
                Paging.html(visit, wanted.link(), found.next()));
    }

    private Html transcript(Visit visit, Conversation conversation) {
        present(audit, "The audit, in which reading a conversation is noted,")
                .record(
                        visit.admin().name(),
                        "read conversation",
                        conversation.id().toString(),
                        "");
        int after = visit.number("after", 0, Integer.MAX_VALUE, 0);
        var messages =
                present(conversations, "The store of conversations").messages(conversation.id(), after, MESSAGES + 1);
        boolean isMore = messages.size() > MESSAGES;
        var shown = isMore ? messages.subList(0, endOfTurn(messages)) : messages;
        var votes = Optional.ofNullable(feedback)
                .map(kept ->
                        kept.of(new User(conversation.userId(), conversation.userId(), Set.of()), conversation.id()))
                .orElse(Map.of());
        var later = visit.link().with("id", conversation.id()).with("after", after + shown.size());
        return several(
                p(a(visit.link(), "All conversations")),
                new About(conversation, Optional.ofNullable(desk)).html(),
                section(
                        "What was said",
                        new Transcript(Turn.of(shown), votes).html(),
                        isMore ? p(a(later, "Later messages")) : ""),
                section("Replay", replay(visit, conversation)));
    }

    /** Where the last turn ends that is whole. */
    private static int endOfTurn(List<Message> messages) {
        return messages.get(MESSAGES - 1).sender() == Sender.USER ? MESSAGES - 1 : MESSAGES;
    }

    private Html replay(Visit visit, Conversation conversation) {
        return trials == null
                ? missing("The trial of conversations", "It comes with the bundle dev.parley.trial.")
                : new Replay(trials, Optional.ofNullable(deployments)).form(visit, conversation.id(), Optional.empty());
    }

    private static Html back(Visit visit, Conversation conversation) {
        return p(a(visit.link().with("id", conversation.id()), "The conversation ", code(conversation.id())));
    }

    private Conversation conversation(Visit visit) {
        try {
            var id = UUID.fromString(visit.parameter("id").orElse(""));
            return present(insights, "The store of conversations")
                    .conversation(id)
                    .orElseThrow(() -> new Refusal(404, "There is no such conversation. It may have been erased."));
        } catch (IllegalArgumentException e) {
            throw new Refusal(404, "This is no conversation's id.");
        }
    }
}
