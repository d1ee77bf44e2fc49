/* SPDX-License-Identifier: Apache-2.0 */
/** Finding out which intent an utterance means. */
@Export
@Version("1.1.0")
package dev.parley.api.detect;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
