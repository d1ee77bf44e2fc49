/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.detect.Heard;
import dev.parley.api.intent.IntentSpec;
import java.util.List;
import java.util.Optional;

/** The deployed intents as a conversation sees them, and what tells which of them is meant. */
interface Repertoire {

    /** The intent with this name, if it is deployed. */
    Optional<Deployed> find(String intent);

    /** All intents that are deployed, in the order of their names. */
    List<IntentSpec> specs(Language language);

    /** Whether these are the words of a deployed intent's example. */
    boolean isExample(Words words);

    /** What the first detector, which is the cheapest, takes the text for. */
    Detected recognizeByRules(Heard heard);

    /** What the text may mean; the first detector that is sure decides, else the surest. */
    Detected recognize(Heard heard);
}
