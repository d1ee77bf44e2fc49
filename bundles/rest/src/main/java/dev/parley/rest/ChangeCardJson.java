/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.change.Change;
import java.net.URI;
import java.util.Optional;

/** A change request in a reply. */
record ChangeCardJson(
        String number, String sysId, Optional<URI> url, String state, String stateCode, String shortDescription) {

    static ChangeCardJson of(Change change, URI base) {
        return new ChangeCardJson(
                change.number(),
                change.sysId(),
                change.url().map(base::resolve),
                change.state().label(),
                change.state().code(),
                change.summary());
    }
}
