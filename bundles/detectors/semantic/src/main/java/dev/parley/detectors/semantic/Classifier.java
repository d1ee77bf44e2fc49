/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import java.util.List;

/** Tells which intent a sentence means, and how far that can be trusted. Immutable. */
record Classifier(List<String> intents, Panel panel, Fusion fusion, Calibration calibration) {

    /** An intent's name. */
    String intent(int number) {
        return intents.get(number);
    }

    Verdict judge(String text, float[] vector) {
        return Verdict.of(panel.hear(text, vector), fusion);
    }

    double confidence(Verdict verdict) {
        return calibration.confidence(verdict.marks());
    }
}
