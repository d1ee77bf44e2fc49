/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.parley.knowledge.rag.Failed.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The chunked transfer coding (RFC 9112 §7.1); fails if the last chunk does not come. */
final class Chunked extends FilterInputStream {

    private Exactly chunk;
    private boolean isOver;

    Chunked(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** As much as there is of a chunk, so that nothing waits for more. */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (!isOver && (chunk == null || chunk.isRead())) {
            next();
        }
        return isOver ? -1 : chunk.read(bytes, offset, length);
    }

    /** Of this chunk: the size of the next one may be all that is there. */
    @Override
    public int available() throws IOException {
        return chunk == null ? 0 : chunk.available();
    }

    private void next() throws IOException {
        if (chunk != null && !line().isEmpty()) {
            throw noChunk();
        }
        long size = size(line());
        isOver = size == 0;
        chunk = new Exactly(in, size);
    }

    private static long size(String line) throws Failed {
        try {
            int end = line.indexOf(';');
            return Integer.parseUnsignedInt((end < 0 ? line : line.substring(0, end)).strip(), 16) & 0xffffffffL;
        } catch (NumberFormatException e) {
            throw noChunk();
        }
    }

    private String line() throws IOException {
        try {
            return Head.line(in);
        } catch (Failed e) {
            throw noChunk();
        }
    }

    private static Failed noChunk() {
        return new Failed(Kind.USELESS, "its answer is cut off");
    }
}
