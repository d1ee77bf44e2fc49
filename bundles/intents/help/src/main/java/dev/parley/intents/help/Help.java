/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.help;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Phrases;
import dev.parley.api.intent.QuickReply;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Turn;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells what Parley can do: the titles of the intents that are deployed, with an example each. */
@Component
public final class Help implements Intent {

    private record Skill(String title, String example) {}

    private static final Phrases PHRASES = Phrases.of(Help.class);

    /** More would be a wall of text. */
    private static final int MOST = 12;

    private static final int SUGGESTED = 4;

    private static final String THING = "(((a|an|my|the|this|that|another) [new|existing|normal|standard|emergency]"
            + "|[normal|standard|emergency]) (change request|ticket|rfc|changes|change requests)"
            + "|(a|an|my|the|this|that|another) [new|existing|normal|standard|emergency] change)";

    private static final String ASPECT = "(" + THING + "|status|jira issue|pull request)";

    /** All others. */
    @Reference(name = "intents", target = "(!(component.name=dev.parley.intents.help.Help))")
    volatile List<Intent> intents = List.of();

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("help")
                .title("help")
                .readOnly()
                .examples(
                        "help",
                        "what can you do?",
                        "how do I create a change?",
                        "I don't know where to begin",
                        "what sort of things are you good for",
                        "walk me through raising a change",
                        "show me what is possible here",
                        "which requests do you understand",
                        "give me some examples of what I can ask",
                        "I have never used this before",
                        "who am I talking to",
                        "what does each of your skills do",
                        "can you give me a hand")
                .rules(
                        "^ [can you|could you|will you|i need|i want|i could use] [some] (help|assistance) [me|us] [out] $",
                        "help [me|us] [out] with " + THING,
                        "what [else|things|kind of things|sort of things] (can|could|do) (you|i|we) (do|say|ask|type) [you] $",
                        "what [else|things|kind of things] can you (do|help)",
                        "what (should|can|must) i (say|type|write|enter) $",
                        "what are you (able to|for)",
                        "what you can (do|help)",
                        "what happens (if|when|after) i * " + THING,
                        "(in which|what) way (can|do|should) i * " + THING,
                        "difference between * (change|changes|change request|change requests)",
                        "^ what are my options $",
                        "^ (who|what) are you $",
                        "^ i am (stuck|lost|confused) $",
                        "^ [is there|do you have] [a|an|any|the|some] (manual|guide|tutorial|instructions|documentation) $",
                        "^ (commands|options|menu|usage|examples|functions|features) $",
                        "(what|which) (functions|features|commands|skills) [do] [you] [have|offer|know]",
                        "how (does this|do you|does it|can i use this|do i use this|can i use you) [work]",
                        "how (this|it|that) works",
                        "how (to|do|does|can|could|would|should) [i|we|you|one] [go about] * " + ASPECT,
                        "(show|tell|explain|teach) [me|us] how * " + ASPECT,
                        "(explain|describe) * " + ASPECT,
                        "what is " + THING);
    }

    @Override
    public Reply handle(Turn turn) {
        var skills = intents.stream()
                .flatMap(intent -> skill(intent, turn.locale()).stream())
                .sorted(Comparator.comparing(Skill::title))
                .toList();
        return skills.isEmpty() ? Reply.answer(PHRASES.say(turn.locale(), "nothing")) : listed(skills, turn.locale());
    }

    private static Reply listed(List<Skill> skills, Locale locale) {
        var lines = skills.stream()
                .limit(MOST)
                .map(skill -> PHRASES.say(locale, "line", skill.title(), skill.example()))
                .collect(Collectors.joining("\n"));
        var more = skills.size() > MOST ? '\n' + PHRASES.say(locale, "more", skills.size() - MOST) : "";
        return Reply.answer(PHRASES.say(locale, "can") + '\n' + lines + more).suggest(suggestions(skills));
    }

    private static QuickReply[] suggestions(List<Skill> skills) {
        return skills.stream()
                .limit(SUGGESTED)
                .map(skill -> QuickReply.of(skill.example()))
                .toArray(QuickReply[]::new);
    }

    /** In the language of the user if the intent knows it. Another bundle's defect must not keep this one from helping. */
    private static Optional<Skill> skill(Intent intent, Locale locale) {
        try {
            var spec = intent.spec();
            var phrases = Phrases.of(intent.getClass());
            var title = phrases.find(locale, spec.name() + ".title").orElse(spec.title());
            return phrases.find(locale, spec.name() + ".examples")
                    .flatMap(examples -> examples.lines().findFirst())
                    .or(() -> spec.examples().stream().findFirst())
                    .map(example -> new Skill(title, example));
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }
}
