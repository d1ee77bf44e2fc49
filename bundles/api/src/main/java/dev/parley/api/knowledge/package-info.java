/* SPDX-License-Identifier: Apache-2.0 */
/** Answers to questions of people, from what is written somewhere. */
@Export
@Version("2.0.0")
package dev.parley.api.knowledge;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
