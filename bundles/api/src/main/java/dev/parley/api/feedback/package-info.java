/* SPDX-License-Identifier: Apache-2.0 */
/** What people think of answers, and what nobody could answer. */
@Export
@Version("1.0.0")
package dev.parley.api.feedback;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
