/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import dev.parley.api.user.User;

/**
 * Somebody who has a password here.
 *
 * @param isEnabled whether they may sign in
 * @param sessionsEnded how often all their sessions were ended
 */
record Member(User user, PasswordHash hash, boolean isEnabled, int sessionsEnded) {}
