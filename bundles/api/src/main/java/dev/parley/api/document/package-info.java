/* SPDX-License-Identifier: Apache-2.0 */
/** Documents that questions are answered from. */
@Export
@Version("1.0.0")
package dev.parley.api.document;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
