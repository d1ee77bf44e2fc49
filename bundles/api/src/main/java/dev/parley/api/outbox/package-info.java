/* SPDX-License-Identifier: Apache-2.0 */
/** Exactly once in effect: what has to be carried out, and what was sent. */
@Export
@Version("1.1.0")
package dev.parley.api.outbox;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
