/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.dialog;

/**
 * An intent that a text was taken for.
 *
 * @param by the detector that took it for that
 * @param intent its name
 * @param confidence 0 to 1, see {@link dev.parley.api.detect.Match}
 * @param why for the admin who wonders
 */
public record Detection(String by, String intent, double confidence, String why) {}
