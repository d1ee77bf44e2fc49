/* SPDX-License-Identifier: Apache-2.0 */
/** What was said, kept: conversations, their messages, and the store that holds them. */
@Export
@Version("1.4.0")
package dev.parley.api.conversation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
