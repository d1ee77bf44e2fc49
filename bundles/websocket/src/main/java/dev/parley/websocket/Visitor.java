/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.api.conversation.Audience;
import dev.parley.api.user.Session;
import dev.parley.api.user.User;
import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody who is let in.
 *
 * @param token what proves who it is
 * @param fresh the session that began just now
 * @param base what addresses are relative to for this client
 * @param language that is meant where none is said
 * @param zone likewise
 */
record Visitor(
        User user,
        String token,
        Optional<Session> fresh,
        Audience audience,
        URI base,
        Optional<Locale> language,
        Optional<ZoneId> zone) {}
