/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import java.lang.management.ManagementFactory;
import java.util.Optional;

/** Prints what a question costs: processor time of the thread that asks, and of the whole process with the stand-in. */
final class Figures {

    private static final int WARM_UP = 3_000;
    private static final int QUESTIONS = 5_000;
    private static final String JSON = "{\"answer\": \"Refunds take 14 days.\", \"sources\":"
            + " [{\"title\": \"Refunds\", \"url\": \"https://d/refunds\", \"snippet\": \"Within 14 days.\"}]}";

    private Figures() {}

    public static void main(String[] args) throws Exception {
        try (var server = new RawServer(connection -> RawServer.send(
                connection, RawServer.head("application/json", "Content-Length: " + JSON.length()) + JSON))) {
            var bridge = Fixture.bridge(server.address());
            ask(bridge, WARM_UP);
            long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long process = processTime();
            ask(bridge, QUESTIONS);
            print("thread", ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread);
            print("process", processTime() - process);
        }
    }

    private static void ask(Bridge bridge, int times) {
        for (int i = 0; i < times; i++) {
            if (bridge.answer(Fixture.question("refunds?"), piece -> {}).equals(Optional.empty())) {
                throw new IllegalStateException("no answer");
            }
        }
    }

    private static long processTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void print(String what, long nanos) {
        System.out.printf("%s: %.2f ms a question%n", what, nanos / 1e6 / QUESTIONS);
    }
}
