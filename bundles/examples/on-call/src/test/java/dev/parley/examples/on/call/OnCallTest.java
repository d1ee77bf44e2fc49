/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.examples.on.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.change.ChangeManagement;
import dev.parley.api.intent.Intent;
import dev.parley.api.intent.Values;
import dev.parley.testkit.intent.IntentContract;
import dev.parley.testkit.intent.Localized;
import dev.parley.testkit.intent.Turns;
import java.lang.annotation.Annotation;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OnCallTest extends IntentContract {

    @Override
    protected Intent intent(ChangeManagement port) {
        return new OnCall(new OnCall.Config() {
            @Override
            public String[] rota() {
                return new String[] {"payments=Maria"};
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return OnCall.Config.class;
            }
        });
    }

    @Override
    protected Values complete() {
        return Values.NONE.with("service", "payments");
    }

    @Test
    void asks_again_for_a_service_without_a_rota() {
        var reply = intent(changes).handle(Turns.of(Values.NONE.with("service", "search")));
        assertEquals("There is no rota for search. Which service?", reply.text());
    }

    @Test
    void speaks_german() throws Exception {
        Localized.assertWhole(intent(changes), Locale.GERMAN);
        var reply = intent(changes).handle(Localized.in(Locale.GERMAN, Turns.of(complete())));
        assertEquals("Maria hat Bereitschaft für payments.", reply.text());
    }
}
