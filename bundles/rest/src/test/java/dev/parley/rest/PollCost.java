/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Prints what a poll with nothing new costs the server's threads, without sign-in and store, which are stubs. */
final class PollCost {

    private static final int POLLS = 20_000;

    private PollCost() {}

    public static void main(String[] arguments) throws Exception {
        var running = new Running();
        var asked = running.json(running.ask("{\"message_text\":\"hi\"}"));
        var path = "/api/chatbot/conversations/" + asked.get("conversation_id").asText() + "/messages/?after=2";
        var tag = running.get(Running.ADA, path).headers().firstValue("ETag").orElseThrow();
        var request = "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nIf-None-Match: %s\r\n\r\n"
                .formatted(path, running.stub.tokenOf(Running.ADA), tag);
        try (var socket = new Socket("127.0.0.1", running.uri("/").getPort())) {
            for (int round = 1; round <= 12; round++) {
                long before = cpu();
                poll(socket, request.getBytes(StandardCharsets.US_ASCII));
                System.out.printf("round %d: %.1f µs of CPU a poll%n", round, (cpu() - before) / 1e3 / POLLS);
            }
        }
        running.stop();
    }

    private static void poll(Socket socket, byte[] request) throws IOException {
        var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        for (int i = 0; i < POLLS; i++) {
            socket.getOutputStream().write(request);
            String status = answers.readLine();
            if (!status.startsWith("HTTP/1.1 304")) {
                throw new IllegalStateException(status);
            }
            while (!answers.readLine().isEmpty()) {
                // the headers
            }
        }
    }

    /** Of the server's threads, in nanoseconds. */
    private static long cpu() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("qtp"))
                .mapToLong(ThreadInfo::getThreadId)
                .map(threads::getThreadCpuTime)
                .sum();
    }
}
