/* SPDX-License-Identifier: Apache-2.0 */
/** The engine as channels see it: an utterance in, an outcome out. */
@Export
@Version("1.5.0")
package dev.parley.api.dialog;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
