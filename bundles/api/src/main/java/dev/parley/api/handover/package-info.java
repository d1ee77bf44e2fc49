/* SPDX-License-Identifier: Apache-2.0 */
/** Conversations that a person should go on with. */
@Export
@Version("1.0.0")
package dev.parley.api.handover;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
