/* SPDX-License-Identifier: Apache-2.0 */
/** What is remembered of a user from one conversation to the next. */
@Export
@Version("1.0.0")
package dev.parley.api.habit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
