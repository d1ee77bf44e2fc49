/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.parley.knowledge.rag.Failed.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes, and fails if they do not all come. */
final class Exactly extends FilterInputStream {

    private long left;

    Exactly(InputStream in, long bytes) {
        super(in);
        this.left = bytes;
    }

    boolean isRead() {
        return left == 0;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int count = super.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new Failed(Kind.USELESS, "its answer is cut off");
        }
        left -= count;
        return count;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(super.available(), left);
    }
}
