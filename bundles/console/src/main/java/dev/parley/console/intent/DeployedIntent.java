/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.intent;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An intent as admins see it. Made of plain texts, so that nothing here keeps a bundle's classes when it is gone.
 *
 * @param bundle the symbolic name of the bundle that brings it
 * @param isShadowed whether another intent of this name is used in its place
 * @param isCanary whether it is for a share of conversations only
 * @param problem why it can't be used, if so; then there is not much else
 * @param examples by language, English first
 * @param rules by language, English first
 */
record DeployedIntent(
        String name,
        String title,
        String bundle,
        String version,
        boolean isShadowed,
        boolean isCanary,
        Optional<String> problem,
        boolean writes,
        Map<Locale, List<String>> examples,
        Map<Locale, List<String>> rules,
        List<Asked> slots) {

    /** A slot. @param type in words */
    record Asked(String name, String label, String type, boolean required, String prompt, List<String> cues) {}

    /** All languages' examples. */
    List<String> sentences() {
        return examples.values().stream().flatMap(List::stream).distinct().toList();
    }
}
