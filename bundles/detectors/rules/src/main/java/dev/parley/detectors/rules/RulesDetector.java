/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import dev.parley.api.detect.Detector;
import dev.parley.api.intent.IntentSpec;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Recognises intents by their rules, and by their examples where somebody says one word for word. */
@Component(configurationPid = "parley.detector.rules", property = "service.ranking:Integer=1000")
@Designate(ocd = RulesDetector.Config.class)
public final class RulesDetector implements Detector {

    @ObjectClassDefinition(
            name = "Parley: rules",
            description = "Recognises what people mean by the rules of the intents.")
    @interface Config {

        @AttributeDefinition(
                name = "Ranking",
                description =
                        "When it is asked: of all detectors the one with the highest ranking is first. The semantic"
                                + " detector has 500, the language model 100.")
        int service_ranking() default 1000;
    }

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
