/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

/** Whose turn a thread takes, and whether anything was written in it. Of that thread alone. */
final class Asking {

    private final Connection connection;
    private boolean isWritten;

    Asking(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    void written() {
        isWritten = true;
    }

    boolean isWritten() {
        return isWritten;
    }
}
