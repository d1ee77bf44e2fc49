/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.examples.on.call;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Phrases;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.Turn;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Tells who is on call for a service. */
@Component(configurationPid = "parley.example.oncall")
@Designate(ocd = OnCall.Config.class)
public final class OnCall implements Intent {

    @ObjectClassDefinition(
            id = "parley.example.oncall",
            name = "Parley: who is on call",
            description = "The rota that the example intent reads.")
    @interface Config {

        @AttributeDefinition(name = "Rota", description = "One service=person each.")
        String[] rota() default {"payments=Maria", "search=Jonas"};
    }

    private static final Phrases PHRASES = Phrases.of(OnCall.class);
    private static final Slot<String> SERVICE =
            Slot.text("service", "service", 60, "Which service?").cues("on call for");

    private final Map<String, String> rota;

    @Activate
    public OnCall(Config config) {
        rota = Stream.of(config.rota())
                .map(entry -> entry.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(entry -> entry[0].toLowerCase(Locale.ROOT), entry -> entry[1]));
    }

    @Override
    public IntentSpec spec() {
        return IntentSpec.named("who_is_on_call")
                .title("tell who is on call")
                .examples(
                        "who is on call?",
                        "who is on call for payments?",
                        "whom do I page for search?",
                        "who has the pager tonight",
                        "which engineer is on duty for payments",
                        "I need to wake somebody up about search",
                        "who do I ring if payments breaks at night",
                        "who takes care of search out of hours",
                        "name the person on standby for payments",
                        "who is covering search this week")
                .rules("who is on call [for {service}]", "(whom|who) (do|can) i page [for {service}]")
                .slots(SERVICE)
                .readOnly();
    }

    @Override
    public Reply handle(Turn turn) {
        var person = rota.get(turn.get(SERVICE).toLowerCase(Locale.ROOT));
        return person == null
                ? Reply.askAgain(SERVICE, PHRASES.say(turn.locale(), "unknown", turn.get(SERVICE)))
                : Reply.answer(PHRASES.say(turn.locale(), "on_call", person, turn.get(SERVICE)));
    }
}
