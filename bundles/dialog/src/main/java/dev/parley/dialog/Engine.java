/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.chatbot.Profile;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.conversation.Audience;
import dev.parley.api.conversation.Conversation;
import dev.parley.api.conversation.ConversationStore;
import dev.parley.api.conversation.Message;
import dev.parley.api.conversation.StaleConversation;
import dev.parley.api.conversation.Status;
import dev.parley.api.detect.Heard;
import dev.parley.api.detect.Memory;
import dev.parley.api.dialog.Detection;
import dev.parley.api.dialog.Dialog;
import dev.parley.api.dialog.NoSuchConversation;
import dev.parley.api.dialog.Notice;
import dev.parley.api.dialog.Opinion;
import dev.parley.api.dialog.Outcome;
import dev.parley.api.dialog.Progress;
import dev.parley.api.dialog.Utterance;
import dev.parley.api.handover.HandOver;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Subject;
import dev.parley.api.outbox.Outbox;
import dev.parley.api.watch.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes turns: reads the conversation, conducts it, stores what came of it, and only then answers. */
@Component(configurationPid = "parley.dialog", immediate = true)
@Designate(ocd = Config.class)
public final class Engine implements Dialog {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int TRIES = 5;

    /** How many messages a detector may look back on. */
    private static final int RECENT = 12;

    /** How much longer than a call an errand is kept from others. */
    private static final Duration SLACK = Duration.ofSeconds(20);

    private final ConversationStore store;
    private final Catalog catalog;
    private final Transcript transcript;
    private final Errands errands;
    private final Delivery delivery;
    private final Stages stages;
    private final Settings settings;
    private final Lanes lanes;
    private final Neighbours neighbours;
    private final Json json = new Json();

    @Activate
    public Engine(
            @Reference(name = "store") ConversationStore store,
            @Reference(name = "catalog") Catalog catalog,
            @Reference(name = "outbox") Outbox outbox,
            @Reference(name = "neighbours") Neighbours neighbours,
            @Reference(name = "bulkheads") Bulkheads bulkheads,
            Config config) {
        this(
                store,
                catalog,
                outbox,
                neighbours,
                bulkheads,
                settings(config),
                Duration.ofMillis(config.handlerTimeoutMillis()),
                new ChangingClock(neighbours));
        delivery.start();
    }

    Engine(
            ConversationStore store,
            Catalog catalog,
            Outbox outbox,
            Neighbours neighbours,
            Bulkheads bulkheads,
            Settings settings,
            Duration timeout,
            Clock clock) {
        this.store = store;
        this.catalog = catalog;
        this.settings = settings;
        this.neighbours = neighbours;
        this.transcript = new Transcript(store, json, clock);
        this.lanes = new Lanes(() -> longest(timeout).plusSeconds(5));
        this.errands = new Errands(outbox, timeout.plus(SLACK));
        this.stages = new Stages(catalog, new Calls(bulkheads, timeout, new Trace()), errands, neighbours, settings);
        this.delivery = new Delivery(outbox, errands, stages, this::deliver, settings, clock);
    }

    private static Settings settings(Config config) {
        return new Settings(
                Settings.ReadBack.valueOf(config.confirm().toUpperCase(Locale.ROOT)),
                Duration.ofMinutes(config.undoMinutes()),
                config.zone().isBlank() ? ZoneId.systemDefault() : ZoneId.of(config.zone()),
                Locale.forLanguageTag(config.language()),
                config.handOff());
    }

    @Deactivate
    void stop() {
        delivery.close();
    }

    /** Carries out what is recorded. */
    Delivery delivery() {
        return delivery;
    }

    @Override
    public Outcome say(Utterance utterance, Consumer<String> pieces) {
        var id = utterance.conversation().orElseGet(() -> begun(utterance));
        return lanes.in(id, () -> turn(id, utterance, pieces));
    }

    @Override
    public boolean tell(Notice notice) {
        var watch = notice.watch();
        var now = new Watch(watch.conversation(), watch.userId(), watch.subject(), notice.state(), watch.about());
        try {
            return inConversation(watch.conversation(), Optional.of(watch), Optional.empty(), state -> {
                var locale = state.language().map(Locale::forLanguageTag).orElse(settings.locale());
                var text = notice.text().apply(locale);
                var reply = new Reply.Answer(text, List.of(), notice.change(), Optional.empty());
                return new Step(
                        state,
                        reply,
                        state.progress(),
                        1,
                        Detected.NOTHING,
                        Optional.empty(),
                        List.of(now),
                        Optional.empty());
            });
        } catch (Unavailable e) {
            return false; // told meanwhile, or somebody is talking very much
        }
    }

    @Override
    public boolean relay(UUID conversation, String text) {
        return inConversation(conversation, Optional.empty(), Optional.empty(), state -> {
            var reply = Reply.answer(Texts.cleaned(text));
            return new Step(state, reply, state.progress(), 1);
        });
    }

    private boolean deliver(UUID conversation, Trace trace, Function<State, Step> news) {
        return inConversation(conversation, Optional.empty(), Optional.of(trace), news);
    }

    /** Adds to a conversation what its state makes of something; false if it is gone. */
    private boolean inConversation(UUID id, Optional<Watch> told, Optional<Trace> trace, Function<State, Step> news) {
        return lanes.in(id, () -> {
            for (int tries = 1; tries <= TRIES; tries++) {
                var loaded = store.load(id, Optional.empty());
                if (loaded.isEmpty()) {
                    return false;
                }
                var before = loaded.get().conversation();
                try {
                    var state = json.state(before);
                    transcript.tell(before, news.apply(state), told, trace.map(its -> its.of(state)));
                    return true;
                } catch (StaleConversation e) {
                    LOG.debug("Conversation {} was written meanwhile, try {}", id, tries);
                }
            }
            throw new Unavailable("this conversation", Duration.ofSeconds(1), null);
        });
    }

    @Override
    public Outcome outcome(UUID conversation, Message replied) {
        return json.outcome(conversation, replied);
    }

    @Override
    public Progress progress(Conversation conversation) {
        return json.state(conversation).progress();
    }

    @Override
    public Optional<Subject> subject(String slot) {
        return catalog.subject(slot);
    }

    @Override
    public List<Detection> detect(String text, Locale locale) {
        var detected = catalog.recognizeFreely(heard(text, locale));
        return detected.matches().stream()
                .map(match -> new Detection(detected.by(), match.intent(), match.confidence(), match.why()))
                .toList();
    }

    @Override
    public List<Opinion> opinions(String text, Locale locale) {
        return catalog.opinions(heard(text, locale));
    }

    /** Something said outside of any conversation. */
    private Heard heard(String text, Locale locale) {
        return new Heard(
                Texts.cleaned(text), locale, transcript.now().atZone(settings.zone()), () -> new Memory("", List.of()));
    }

    /** A conversation that is begun twice with one client message id is one conversation. */
    private static UUID begun(Utterance utterance) {
        return utterance
                .clientMessageId()
                .map(name -> door(utterance) + utterance.user().id() + '\n' + name)
                .map(name -> UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(UUID::randomUUID);
    }

    /** A client may give a change assistant and a customer bot the same names. */
    private static String door(Utterance utterance) {
        return Audience.of(utterance.channel()) == Audience.CUSTOMER ? Audience.CHATBOT + '\n' : "";
    }

    /** How long a turn may take: of one who works with changes what an intent may, of a customer what they wait. */
    private Duration longest(Duration ofIntents) {
        var ofCustomers = neighbours.profile().map(Profile::patience).orElse(ofIntents);
        return ofCustomers.compareTo(ofIntents) > 0 ? ofCustomers : ofIntents;
    }

    /** Takes the turn anew when another node took one meanwhile. */
    private Outcome turn(UUID id, Utterance utterance, Consumer<String> pieces) {
        var fresh = UUID.randomUUID();
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                return once(id, utterance, fresh, tries == 1 ? pieces : piece -> {});
            } catch (StaleConversation e) {
                LOG.debug("Conversation {} was written meanwhile, try {}", id, tries);
            }
        }
        throw new Unavailable("this conversation", Duration.ofSeconds(1), null);
    }

    private Outcome once(UUID id, Utterance utterance, UUID fresh, Consumer<String> pieces) {
        var began = System.nanoTime();
        var mayExist = utterance.conversation().isPresent()
                || utterance.clientMessageId().isPresent();
        var loaded =
                mayExist ? store.load(id, utterance.clientMessageId()) : Optional.<ConversationStore.Loaded>empty();
        if (loaded.isPresent()
                ? !isOwn(loaded.get(), utterance)
                : utterance.conversation().isPresent()) {
            throw new NoSuchConversation();
        }
        var earlier = loaded.flatMap(ConversationStore.Loaded::earlierReply);
        if (earlier.isPresent()) {
            return json.outcome(id, earlier.get());
        }
        var before = loaded.map(ConversationStore.Loaded::conversation).orElseGet(() -> begin(id, utterance));
        var outcome = taken(before, utterance, draftId(id, utterance, fresh), pieces);
        LOG.debug(
                "{} {} {} ms {}",
                id,
                outcome.progress().intent(),
                Duration.ofNanos(System.nanoTime() - began).toMillis(),
                outcome.reply().getClass().getSimpleName());
        return outcome;
    }

    private static boolean isOwn(ConversationStore.Loaded loaded, Utterance utterance) {
        var conversation = loaded.conversation();
        return conversation.userId().equals(utterance.user().id())
                && Audience.of(conversation.channel()) == Audience.of(utterance.channel());
    }

    /** The id for a draft that begins in this turn: the same when the client sends the same message again. */
    private static UUID draftId(UUID conversation, Utterance utterance, UUID fresh) {
        return utterance
                .clientMessageId()
                .map(name -> UUID.nameUUIDFromBytes(
                        ("draft " + conversation + '\n' + name).getBytes(StandardCharsets.UTF_8)))
                .orElse(fresh);
    }

    private Conversation begin(UUID id, Utterance utterance) {
        var now = transcript.now();
        return new Conversation(
                id, utterance.user().id(), utterance.channel(), Status.ACTIVE, now, now, 0, 0, json.write(State.NEW));
    }

    private Outcome taken(Conversation before, Utterance utterance, UUID fresh, Consumer<String> pieces) {
        var now = transcript.now();
        var text = Texts.cleaned(utterance.text());
        var said = new Said(
                before.id(),
                fresh,
                utterance.user(),
                text,
                utterance.form(),
                now.atZone(utterance.zone().orElse(settings.zone())),
                locale(utterance),
                () -> store.messages(before.id(), Math.max(0, before.messages() - RECENT), RECENT));
        var state = json.state(before);
        try (var stage = stages.open(before.id(), utterance.user())) {
            var step = stage.take(Audience.of(before.channel()), state, said, pieces);
            try {
                var seen = stage.trace().of(state);
                var outcome = transcript.add(
                        before, shown(text, utterance), now, utterance.clientMessageId(), step, utterance, seen);
                remember(step, said, stage);
                step.wanted().ifPresent(person -> handOver(person, said, stage));
                return outcome;
            } catch (RuntimeException e) {
                step.settled().ifPresent(draft -> errands.release(draft, now));
                throw e;
            }
        }
    }

    /** The user's, whose language is the engine's own where it does not speak that of the user. */
    private Locale locale(Utterance utterance) {
        return utterance
                .locale()
                .map(wanted -> Language.isSpoken(wanted)
                        ? wanted
                        : new Locale.Builder()
                                .setLanguage(settings.locale().getLanguage())
                                .setRegion(wanted.getCountry())
                                .build())
                .orElse(settings.locale());
    }

    /** Gives the stored conversation to a person; if that fails, the user is told. */
    private void handOver(HandOver wanted, Said said, Stage stage) {
        if (!neighbours.handOver(wanted)) {
            inConversation(
                    wanted.conversation(),
                    Optional.empty(),
                    Optional.empty(),
                    state -> new Step(
                            state,
                            stage.conduct()
                                    .nobody(said.in(state.language()
                                            .map(Locale::forLanguageTag)
                                            .map(Language::of)
                                            .orElse(said.language()))),
                            state.progress(),
                            1));
        }
    }

    /** What was done, and with which choices, for the user's other conversations. */
    private void remember(Step step, Said said, Stage stage) {
        if (step.progress().complete() && step.reply() instanceof Reply.Answer answer) {
            step.state()
                    .done()
                    .filter(draft -> draft.intent().equals(step.progress().intent()))
                    .ifPresent(draft ->
                            Usual.remember(draft, answer, stage.sight().find(draft.intent()), neighbours, said));
        }
    }

    /** A form that was sent without a word is shown as what was filled in. */
    private static String shown(String text, Utterance utterance) {
        return text.isEmpty() ? Texts.cleaned(String.join(", ", utterance.form().values())) : text;
    }
}
