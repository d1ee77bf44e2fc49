/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.document.Document;
import dev.parley.api.document.Document.Origin;
import dev.parley.api.document.Document.State;
import dev.parley.api.document.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Documents in memory, of which only the size is kept. Nobody indexes them. */
final class StubDocuments implements Documents {

    Progress progress = new Progress(0, "", 0, 0, 0);

    private final Map<String, Document> documents = new TreeMap<>();

    void put(String name, Origin origin, State state, Optional<String> problem) {
        documents.put(name, new Document(name, "application/pdf", 1234, StubFaqs.WRITTEN, origin, state, 7, problem));
    }

    @Override
    public List<Document> list() {
        return List.copyOf(documents.values());
    }

    @Override
    public Document add(String name, InputStream content) throws IOException {
        if (!name.endsWith(".md")) {
            throw new Unsuitable("Only Markdown is read here.");
        }
        long size = 0;
        byte[] part = new byte[1 << 16];
        for (int read = content.read(part); read >= 0 && size <= LARGEST; read = content.read(part)) {
            size += read;
        }
        if (size > LARGEST) {
            throw new Unsuitable("Too much of it.");
        }
        var document = new Document(
                name, "text/markdown", size, StubFaqs.WRITTEN, Origin.UPLOADED, State.WAITING, 0, Optional.empty());
        documents.put(name, document);
        return document;
    }

    @Override
    public boolean remove(String name) {
        if (documents.containsKey(name) && documents.get(name).origin() == Origin.FOLDER) {
            throw new Unsuitable("Remove it from the folder.");
        }
        return documents.remove(name) != null;
    }

    @Override
    public Progress progress() {
        return progress;
    }
}
