/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.knowledge;

import dev.parley.api.user.User;
import java.util.Locale;
import java.util.UUID;

/** What somebody wants to know. */
public record Question(User user, UUID conversation, String text, Locale locale) {}
