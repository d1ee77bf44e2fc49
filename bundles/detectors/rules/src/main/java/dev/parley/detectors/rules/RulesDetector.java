/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import dev.parley.api.detect.Detector;
import dev.parley.api.intent.IntentSpec;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Recognises intents by their rules, and by their examples where somebody says one word for word. */
@Component(configurationPid = "parley.detector.rules", property = "service.ranking:Integer=1000")
public final class RulesDetector implements Detector {

    @Override
    public String name() {
        return "rules";
    }

    /** @throws IllegalArgumentException if a rule is malformed; it names the rule and its intent */
    @Override
    public Recognizer learn(List<IntentSpec> intents) {
        return new RuleBook(intents);
    }
}
