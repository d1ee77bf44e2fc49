/* SPDX-License-Identifier: Apache-2.0 */
/** How the customer bot presents itself. */
@Export
@Version("1.0.0")
package dev.parley.api.chatbot;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
