/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.parley.knowledge.rag.Failed.Kind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lets at most so many bytes through. */
final class Measured extends FilterInputStream {

    private final int most;
    private int left;

    Measured(InputStream in, int most) {
        super(in);
        this.most = most;
        this.left = most;
    }

    static Failed tooLong(int most) {
        return new Failed(Kind.USELESS, "its answer has more than " + most + " bytes");
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) throws Failed {
        left -= bytes;
        if (left < 0) {
            throw tooLong(most);
        }
    }
}
