/* SPDX-License-Identifier: Apache-2.0 */
/** Who is speaking, and how they prove it. */
@Export
@Version("1.0.0")
package dev.parley.api.user;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
