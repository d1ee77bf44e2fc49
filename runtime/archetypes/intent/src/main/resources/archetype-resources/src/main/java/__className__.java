package ${package};

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.Field;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Phrases;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Turn;
import dev.parley.api.intent.Undo;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Takes a request ("${phrase}") and files it as a change request. */
@Component(configurationPid = ${className}.PID)
@Designate(ocd = ${className}.Config.class)
public final class ${className} implements Intent {

    static final String PID = "parley.intent.${pid}";

    @ObjectClassDefinition(
            id = PID,
            name = "Parley: ${phrase}",
            description = "What one request (${phrase}) may ask for.")
    @interface Config {

        @AttributeDefinition(
                name = "At most",
                description = "How many one request may ask for, from 1 to 1000.",
                min = "1",
                max = "1000")
        int most() default 10;
    }

    private static final String NAME = "${id}";
    private static final Phrases PHRASES = Phrases.of(${className}.class);

    private static final Slot<String> SUBJECT =
            Slot.text("subject", "subject", 100, "Whom or what is it for?").cues("for");
    private static final Slot<OffsetDateTime> NEEDED_BY =
            Slot.start("needed_by", "needed by", "By when is it needed?");

    private final ChangeManagement changes;
    private final Slot<BigDecimal> quantity;
    private final IntentSpec spec;

    /** A mandatory port: the intent is there while the system that holds change requests is. */
    @Activate
    public ${className}(@Reference(name = "changes") ChangeManagement changes, Config config) {
        this.changes = changes;
        this.quantity = Slot.number(
                "quantity", "quantity", SlotType.Number.WHOLE.from(1).to(config.most()), "How many are needed?");
        this.spec = IntentSpec.named(NAME)
                .title("${phrase}")
                // What your users say, in their words: other verbs, other nouns, orders, questions and complaints.
                .examples(
                        "${phrase}",
                        "I want to ${phrase}",
                        "can you ${phrase} for me?",
                        "we need to ${phrase} by Friday",
                        "please help me to ${phrase}",
                        "${phrase} for the payments team",
                        "is it possible to ${phrase} at short notice",
                        "who do I ask if I have to ${phrase}?",
                        "it is about time that somebody would ${phrase}",
                        "I am still waiting to ${phrase}, can this be done today")
                .rules("${phrase} [for {subject}]", "!how (do|can|would) (i|we|you) ${phrase}")
                .slots(SUBJECT, quantity, NEEDED_BY)
                .confirmAlways("Shall I file this request (${phrase}): {quantity} for {subject}, by {needed_by}?");
    }

    @Override
    public IntentSpec spec() {
        return spec;
    }

    /** Called when all is known and confirmed. The draft's id keeps a second try from filing it twice. */
    @Override
    public Reply handle(Turn turn) {
        var change = changes.create(turn.user(), turn.draft().toString(), fields(turn));
        var reason = PHRASES.say(turn.locale(), "undone");
        return Reply.answer(PHRASES.say(turn.locale(), "filed", change.number()))
                .with(change)
                .undoBy(new Undo("cancel_change_request", Map.of("number", change.number(), "reason", reason)));
    }

    private ChangeFields fields(Turn turn) {
        var summary = PHRASES.say(turn.locale(), "summary", turn.get(SUBJECT));
        var description = PHRASES.say(
                turn.locale(),
                "description",
                quantity.type().spoken(turn.get(quantity), turn.locale()),
                turn.spoken(turn.get(NEEDED_BY).toInstant()));
        return ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, summary).with(Field.DESCRIPTION, description);
    }
}
