/* SPDX-License-Identifier: Apache-2.0 */
/** The meaning of sentences as vectors. */
@Export
@Version("1.0.0")
package dev.parley.api.embed;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
