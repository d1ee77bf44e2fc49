/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.chatbot.Profile;
import dev.parley.api.conversation.Answered;
import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.Sender;
import dev.parley.api.dialog.Progress;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.knowledge.Finding;
import dev.parley.api.knowledge.Question;
import dev.parley.api.knowledge.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Conducts conversations with customers: they ask, and get the answer of the first knowledge base that has one. */
final class Customers {

    /** What is said while nobody has set anything. */
    private static final Profile UNKNOWN =
            new Profile("Parley", "", "", Duration.ofSeconds(3), List.of(), Duration.ofSeconds(15));

    private static final Pattern LINK = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 20_000;
    private static final int MOST_SOURCES = 20;

    private final Neighbours neighbours;
    private final Inquiry inquiry;
    private final Ladder ladder;

    Customers(Neighbours neighbours, Inquiry inquiry, Ladder ladder) {
        this.neighbours = neighbours;
        this.inquiry = inquiry;
        this.ladder = ladder;
    }

    Step take(State before, Said heard, Consumer<String> pieces) {
        var calm = heard.text(Texts.calm(heard.text()));
        var language = Conduct.spoken(before, calm);
        boolean isProven = !language.equals(calm.language()) || language.isHeard(Words.of(calm.text()));
        var said = calm.in(language);
        var state = isProven ? before.speaking(language) : before;
        var profile = neighbours.profile().orElse(UNKNOWN);
        var step = meant(said.text())
                .flatMap(command -> polite(command, state, profile, said))
                .orElseGet(() -> asked(state, profile, said, pieces));
        return step.in(step.state().said(step.reply().text(), step.reply().quickReplies()));
    }

    /** A command in the words that customers have for it. */
    private static Optional<Command> meant(String text) {
        var words = Words.of(text).text();
        if (Language.everywhere("customer.person").stream()
                .anyMatch(phrase -> (" " + words + " ").contains(" " + phrase + " "))) {
            return Optional.of(Command.PERSON);
        } else if (Language.everywhere("customer.able").contains(words)) {
            return Optional.of(Command.HELP);
        } else if (Language.everywhere("customer.leaving").contains(words)) {
            return Optional.of(Command.BYE);
        }
        return Command.of(text);
    }

    /** What is no question. */
    private Optional<Step> polite(Command command, State state, Profile profile, Said said) {
        return switch (command) {
            case HELLO -> said(state, profile.greeting().isBlank() ? said.say("talk.hello") : profile.greeting());
            case HELP -> said(state, said.say("customer.help"));
            case WHO -> said(state, said.say("customer.who", profile.name()));
            case BYE -> said(state, said.say("customer.bye"));
            case THANKS, PRAISE, HOW_ARE_YOU -> said(state, SmallTalk.reply(command, said));
            case SCOLD -> said(state, SmallTalk.reply(command, said), person(said));
            case NO -> said(state, said.say("customer.fine"));
            case LANGUAGE -> said(state, said.say("language.now"));
            case PERSON -> Optional.of(ladder.person(state, said));
            case YES ->
                Optional.of(
                        Conduct.isPersonOffered(state, said)
                                ? ladder.person(state, said)
                                : Step.of(state, Reply.answer(said.say("customer.help"))));
            case REPEAT -> state.said().isEmpty() ? Optional.empty() : said(state, state.said());
            default -> Optional.empty();
        };
    }

    private static Optional<Step> said(State state, String text, QuickReply... suggestions) {
        return Optional.of(Step.of(state, Reply.answer(text).suggest(suggestions)));
    }

    private Step asked(State state, Profile profile, Said said, Consumer<String> pieces) {
        var question = Neighbours.question(said, Audience.CUSTOMER, profile.patience());
        var found = inquiry.answer(question, pieces)
                .or(() -> continued(question, said).flatMap(longer -> inquiry.answer(longer, pieces)));
        return found.map(finding -> answered(state, finding, said)).orElseGet(() -> fallback(state, profile, said));
    }

    /** "And to Greece?" is asked once more together with the question before it. */
    private static Optional<Question> continued(Question question, Said said) {
        var words = Words.of(said.text()).text();
        boolean isMore = Language.everywhere("question.more").stream().anyMatch(more -> words.startsWith(more + " "));
        return isMore ? last(question.recent().get()).map(before -> about(question, before)) : Optional.empty();
    }

    private static Optional<String> last(List<Message> recent) {
        return recent.stream()
                .filter(message -> message.sender() == Sender.USER)
                .reduce((earlier, later) -> later)
                .map(Message::text);
    }

    private static Question about(Question question, String before) {
        return new Question(
                question.user(),
                question.conversation(),
                before + " " + question.text(),
                question.locale(),
                question.audience(),
                question.deadline(),
                question.recent());
    }

    private static Step answered(State state, Finding finding, Said said) {
        var text = Texts.cleaned(finding.text());
        var safe = new Finding(
                text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text,
                finding.by(),
                finding.entry(),
                finding.confidence(),
                finding.sources().stream()
                        .limit(MOST_SOURCES)
                        .map(Customers::safe)
                        .toList());
        var outcome = new Answered(said.text(), Optional.of(safe.by()), safe.entry(), safe.confidence());
        return new Step(state.misses(0), Reply.answer(safe), Progress.NONE, safe.confidence()).answering(outcome);
    }

    /** What another system calls a link may be anything. */
    private static Source safe(Source source) {
        return new Source(
                Texts.cleaned(source.title()),
                source.link().filter(link -> LINK.matcher(link).matches()),
                source.excerpt().map(Texts::cleaned));
    }

    private Step fallback(State state, Profile profile, Said said) {
        var text = profile.fallback().isBlank() ? said.say("customer.unknown") : profile.fallback();
        var reply = neighbours.desk == null
                ? Reply.answer(text)
                : Reply.answer(text).suggest(person(said));
        return new Step(state.missed(), reply, Progress.NONE, 0)
                .answering(new Answered(said.text(), Optional.empty(), Optional.empty(), 0));
    }

    private static QuickReply[] person(Said said) {
        return said.wording().quick("person");
    }
}
