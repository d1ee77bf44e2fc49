/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.dialog.Detection;
import java.util.List;

/** What texts are taken for, in the order in which they were sent. */
record DetectionsJson(List<TextJson> results) {

    /** @param matches best first */
    record TextJson(String text, List<Detection> matches) {}
}
