/* SPDX-License-Identifier: Apache-2.0 */
/** What is kept about a person, for that person. */
@Export
@Version("1.0.0")
package dev.parley.api.personal;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
