/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Speaks over a WebSocket (RFC 6455) that costs the machine next to nothing. */
final class SocketLine implements Line {

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Socket socket;
    private final DataInputStream in;

    private SocketLine(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** A guest's line that has been welcomed. */
    static SocketLine open(int port) throws IOException {
        String token;
        try (var connection = new Connection(port)) {
            token = HttpLine.newGuest(connection);
        }
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        var line = new SocketLine(socket);
        socket.getOutputStream().write(handshake(port, token).getBytes(StandardCharsets.US_ASCII));
        line.read("101");
        line.await("bot_message");
        return line;
    }

    static String handshake(int port, String token) {
        return "GET /ws/chat/ HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    }

    /** One frame of a client; masked with zeros, which leaves it as it is. */
    static byte[] frame(int opcode, byte[] content) {
        int length = content.length;
        var frame = ByteBuffer.allocate(length + 8).put((byte) (0x80 | opcode));
        if (length < 126) {
            frame.put((byte) (0x80 | length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) length);
        }
        frame.putInt(0).put(content);
        var bytes = new byte[frame.flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    @Override
    public String say(String conversation, String message) throws IOException {
        var json =
                "{\"type\":\"user_message\",\"conversation_id\":" + conversation + ",\"message\":\"" + message + "\"}";
        socket.getOutputStream().write(frame(TEXT, json.getBytes(StandardCharsets.UTF_8)));
        return await("bot_message");
    }

    /** The next frame of this type; the empty string if there is an error before it. */
    private String await(String type) throws IOException {
        for (; ; ) {
            var frame = frame();
            if (frame.contains("\"type\":\"" + type + '"')) {
                return frame;
            } else if (frame.contains("\"type\":\"error\"")) {
                return "";
            }
        }
    }

    /** The next text; pings are answered. */
    private String frame() throws IOException {
        for (; ; ) {
            int opcode = in.readUnsignedByte() & 0xf;
            int length = in.readUnsignedByte();
            var content = in.readNBytes(
                    length == 126 ? in.readUnsignedShort() : length == 127 ? Math.toIntExact(in.readLong()) : length);
            if (opcode == TEXT) {
                return new String(content, StandardCharsets.UTF_8);
            } else if (opcode == PING) {
                socket.getOutputStream().write(frame(PONG, content));
            } else if (opcode == CLOSE) {
                throw new EOFException("the server closed the socket");
            }
        }
    }

    private void read(String status) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 " + status)) {
            throw new IOException("the server refused the socket: " + head);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
