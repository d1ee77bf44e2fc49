/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.intents.change.cancel.CancelChange;
import dev.parley.intents.change.create.CreateChange;
import dev.parley.intents.change.list.ListChanges;
import dev.parley.intents.change.status.ChangeStatus;
import dev.parley.intents.change.update.UpdateChange;
import dev.parley.intents.help.Help;
import dev.parley.intents.link.github.LinkGithub;
import dev.parley.intents.link.jira.LinkJira;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the intents that Parley comes with say of themselves, in the order of their names. */
final class OwnIntents {

    private OwnIntents() {}

    static List<IntentSpec> specs() {
        return Stream.of(
                        create(),
                        new ChangeStatus(null),
                        new UpdateChange(null),
                        new ListChanges(null, null),
                        new CancelChange(null),
                        new LinkJira(null),
                        new LinkGithub(null),
                        new Help())
                .map(Intent::spec)
                .sorted(Comparator.comparing(IntentSpec::name))
                .toList();
    }

    /** With its settings as they are by default; their type is the bundle's own. */
    private static Intent create() {
        var constructor = CreateChange.class.getConstructors()[0];
        var type = constructor.getParameterTypes()[2];
        var defaults = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, setting, none) -> setting.getDefaultValue());
        try {
            return (Intent) constructor.newInstance(null, null, defaults);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
