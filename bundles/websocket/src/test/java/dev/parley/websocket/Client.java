/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A WebSocket client that shows every byte, and reads only when it is told to. */
final class Client implements AutoCloseable {

    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int PATIENCE = 20_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    final int status;
    final List<String> headers = new ArrayList<>();

    /** Whether pings are answered. */
    boolean isPolite = true;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    /** @param window bytes that may be on their way unread; 0 for as the system has it */
    Client(int port, String path, int window, String... headers) throws IOException {
        if (window > 0) {
            socket.setReceiveBufferSize(window);
        }
        socket.setSoTimeout(PATIENCE);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        var head = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n");
        head.append("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
        head.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        List.of(headers).forEach(header -> head.append(header).append("\r\n"));
        socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        status = Integer.parseInt(line().split(" ")[1]);
        for (String line = line(); !line.isEmpty(); line = line()) {
            this.headers.add(line);
        }
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst();
    }

    /** The body of an answer that is no socket. */
    JsonNode body() throws IOException {
        return JSON.readTree(
                in.readNBytes(Integer.parseInt(header("Content-Length").orElseThrow())));
    }

    void send(String json) throws IOException {
        send(TEXT, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    void say(String text, String more) throws IOException {
        send("{'type':'user_message','message':'" + text + "'" + more + "}");
    }

    void send(int opcode, byte[] payload) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(0x80 | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.write(new byte[] {(byte) 0xFE, (byte) (payload.length >> 8), (byte) payload.length});
        } else {
            frame.write(new byte[] {(byte) 0xFF, 0, 0, 0, 0});
            frame.write(new byte[] {
                (byte) (payload.length >> 24),
                (byte) (payload.length >> 16),
                (byte) (payload.length >> 8),
                (byte) payload.length
            });
        }
        // Masked with zeros, which is allowed to test programs.
        frame.write(new byte[4]);
        frame.write(payload);
        socket.getOutputStream().write(frame.toByteArray());
    }

    /** The next frame of text; a close comes as {@code {"type":"close","code":…}}. */
    JsonNode next() throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 15;
            int length = in.readUnsignedByte() & 127;
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
            byte[] payload = new byte[length];
            in.readFully(payload);
            if (opcode == TEXT) {
                return JSON.readTree(payload);
            }
            if (opcode == CLOSE) {
                int code = (payload[0] & 255) << 8 | payload[1] & 255;
                return JSON.createObjectNode().put("type", "close").put("code", code);
            }
            if (opcode == PING && isPolite) {
                send(PONG, payload);
            }
        }
    }

    /** The next frame, which must be of this type. */
    JsonNode next(String type) throws IOException {
        var frame = next();
        assertEquals(type, frame.path("type").asText(), frame.toString());
        return frame;
    }

    /** The next frame of this type, whatever comes before. */
    JsonNode await(String type) throws IOException {
        var frame = next();
        while (!frame.path("type").asText().equals(type)) {
            frame = next();
        }
        return frame;
    }

    /** Reads until the server closes, and says with which code; -1 if it hung up. */
    int closed() throws IOException {
        try {
            return await("close").path("code").asInt();
        } catch (EOFException | java.net.SocketException e) {
            return -1;
        }
    }

    /** A line of an answer. */
    String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.readUnsignedByte(); b != '\n'; b = in.readUnsignedByte()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
