/* SPDX-License-Identifier: Apache-2.0 */
/** What admins see of conversations: transcripts, and figures. */
@Export
@Version("1.0.0")
package dev.parley.api.insight;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
