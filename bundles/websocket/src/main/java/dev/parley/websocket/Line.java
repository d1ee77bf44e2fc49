/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import dev.parley.websocket.Frame.Encoded;

/** What carries frames to one client. */
interface Line {

    /** The server stops. */
    int AWAY = 1001;

    /** What arrives is no text. */
    int NOT_TEXT = 1003;

    /** Against the rules: silent for too long, too many frames, signed out. */
    int POLICY = 1008;

    /** Why a line is closed whose session has ended. */
    String SIGNED_OUT = "You are signed out.";

    /** The client does not read what it is sent. */
    int TOO_SLOW = 1013;

    /**
     * Sends a frame; the next one comes only after this one is sent.
     *
     * @param sent called on any thread once it is out, or on its way; not if the line breaks
     */
    void send(Encoded frame, Runnable sent);

    /** Asks whether the client is there, or shows it that the server is. */
    void ping();

    /**
     * @param code as WebSockets have them
     * @param said called once the client was told, or cannot be
     */
    void close(int code, String reason, Runnable said);

    /** Breaks the line, whatever is still on its way. */
    void cut();
}
