/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.examples.on.call;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
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

    private static final Slot<String> SERVICE = Slot.text("service", "service", 60, "Which service?");

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
                .examples("who is on call?", "who is on call for payments?", "whom do I page for search?")
                .rules("who is on call [for {service}]", "(whom|who) (do|can) i page [for {service}]")
                .slots(SERVICE)
                .readOnly();
    }

    @Override
    public Reply handle(Turn turn) {
        var person = rota.get(turn.get(SERVICE).toLowerCase(Locale.ROOT));
        return person == null
                ? Reply.askAgain(SERVICE, "There is no rota for %s. Which service?".formatted(turn.get(SERVICE)))
                : Reply.answer("%s is on call for %s.".formatted(person, turn.get(SERVICE)));
    }
}
