/* SPDX-License-Identifier: Apache-2.0 */
/** Finds texts by what they mean and by their words. */
@Export
@Version("1.0.0")
package dev.parley.lib.search;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
