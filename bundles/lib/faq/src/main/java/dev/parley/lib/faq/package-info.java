/* SPDX-License-Identifier: Apache-2.0 */
/** What becomes of FAQs as people send them: by a form, by JSON, in a file. */
@Export
@Version("1.0.0")
package dev.parley.lib.faq;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
