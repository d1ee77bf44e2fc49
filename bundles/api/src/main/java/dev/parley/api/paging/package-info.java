/* SPDX-License-Identifier: Apache-2.0 */
/** Long lists, a page at a time. */
@Export
@Version("1.0.0")
package dev.parley.api.paging;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
