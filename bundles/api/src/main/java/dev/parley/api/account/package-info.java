/* SPDX-License-Identifier: Apache-2.0 */
/** People who have a password here, and their roles. */
@Export
@Version("1.0.0")
package dev.parley.api.account;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
