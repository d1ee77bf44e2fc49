/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import dev.parley.api.intent.Intent;
import dev.parley.api.intent.IntentSpec;
import dev.parley.intents.change.cancel.CancelChange;
import dev.parley.intents.change.create.CreateChange;
import dev.parley.intents.change.list.ListChanges;
import dev.parley.intents.change.status.ChangeStatus;
import dev.parley.intents.change.update.UpdateChange;
import dev.parley.intents.help.Help;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the intents that Parley comes with say of themselves, in the order of their names. */
final class SixIntents {

    private SixIntents() {}

    static List<IntentSpec> specs() {
        return Stream.of(
                        new CreateChange(null),
                        new ChangeStatus(null),
                        new UpdateChange(null),
                        new ListChanges(null, null),
                        new CancelChange(null),
                        new Help())
                .map(Intent::spec)
                .sorted(Comparator.comparing(IntentSpec::name))
                .toList();
    }
}
