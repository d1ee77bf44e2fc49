/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps documents, and makes them searchable in the background. Thread-safe. */
@ProviderType
public interface Documents {

    /** The largest that is taken, in bytes. */
    long LARGEST = 50L << 20;

    /**
     * How far indexing has come.
     *
     * @param waiting documents that are not indexed yet, the one in work included
     * @param current the one in work, or empty
     * @param passages how many can be found
     * @param done passages of the document in work that are indexed
     * @param of how many passages the document in work has, as far as that is known
     */
    record Progress(int waiting, String current, int passages, int done, int of) {}

    /** It can't be taken; the message says why, for an admin to read. */
    final class Unsuitable extends RuntimeException {

        private static final long serialVersionUID = 1;

        public Unsuitable(String message) {
            super(message);
        }
    }

    /** All of them, by name. */
    List<Document> list();

    /**
     * Keeps a document, in place of one with this name. It is indexed later.
     *
     * @param name a file's name without a path; its ending tells the type: md, html, htm, txt, pdf
     * @param content at most {@value #LARGEST} bytes; read, not closed
     * @throws Unsuitable if it is empty, too large or of no type that is read, or the folder has one of this name
     */
    Document add(String name, InputStream content) throws IOException;

    /**
     * Removes an uploaded document and what was made of it.
     *
     * @return false if there is none
     * @throws Unsuitable if it lies in the folder
     */
    boolean remove(String name);

    Progress progress();
}
