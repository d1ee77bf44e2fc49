/* SPDX-License-Identifier: Apache-2.0 */
/** Frequently asked questions. */
@Export
@Version("1.0.0")
package dev.parley.api.faq;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
