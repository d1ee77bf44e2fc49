/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.deployment;

import java.util.Optional;

/**
 * How a bundle is let in.
 *
 * @param isTried whether its trial decides; without it, a bundle goes live untried
 * @param threshold the largest share of stored utterances, 0 to 1, that may go elsewhere than before; the configured one
 *     if empty
 * @param canary begin with admins and this share of conversations, in percent; with all if empty
 */
public record Terms(boolean isTried, Optional<Double> threshold, Optional<Integer> canary) {

    public static final Terms USUAL = new Terms(true, Optional.empty(), Optional.empty());
}
