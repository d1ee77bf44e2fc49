/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

import java.io.IOException;
import java.io.InputStream;

/** A file that came with a form. Gone when the form was answered. */
public interface Upload {

    /** As it was called there; not to be trusted, and never a path. */
    String name();

    /** In bytes. */
    long size();

    /** To be closed. */
    InputStream open() throws IOException;
}
