package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.Field;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Values;
import dev.parley.testkit.intent.IntentContract;
import dev.parley.testkit.intent.Localized;
import dev.parley.testkit.intent.Turns;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What holds for every intent is in the contract that this extends. */
class ${className}Test extends IntentContract {

    @Override
    protected Intent intent(ChangeManagement port) {
        return intent(port, 10);
    }

    private static Intent intent(ChangeManagement port, int most) {
        return new ${className}(port, new ${className}.Config() {
            @Override
            public int most() {
                return most;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return ${className}.Config.class;
            }
        });
    }

    @Override
    protected Values complete() {
        return Values.NONE
                .with("subject", "the payments team")
                .with("quantity", "3")
                .with("needed_by", "2030-06-03T09:00:00+03:00");
    }

    @Test
    void files_a_change_that_says_all() {
        var reply = (Reply.Answer) intent(changes).handle(Turns.of(complete()));
        var change = reply.change().orElseThrow();
        assertEquals("Your request is filed as CHG0030001.", reply.text());
        assertEquals(
                "${phrase} for the payments team",
                change.fields().get(Field.SHORT_DESCRIPTION).orElseThrow());
        assertEquals(
                "Quantity: 3. Needed by 3 June 2030 09:00.",
                change.fields().get(Field.DESCRIPTION).orElseThrow());
    }

    @Test
    void takes_as_many_as_the_setting_says() {
        var slot = intent(changes, 4).spec().slot("quantity").orElseThrow();
        var type = (SlotType.Number) slot.type();
        assertTrue(type.allows(new BigDecimal(4)));
        assertFalse(type.allows(new BigDecimal(5)));
    }

    @Test
    void speaks_german() throws Exception {
        Localized.assertWhole(intent(changes), Locale.GERMAN);
        var reply = intent(changes).handle(Localized.in(Locale.GERMAN, Turns.of(complete())));
        assertEquals("Die Anfrage ist als CHG0030001 erfasst.", reply.text());
    }
}
