/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import dev.parley.runtime.bench.Loop.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What intents cost that others are asked for: servers with other numbers of deployed intents are asked the same, in
 * turns, in the same run.
 */
final class ManyIntents {

    private static final int ROUNDS = 3;
    private static final int USERS = 4;
    private static final int TURNS_A_CONVERSATION = 20;

    private final Duration measured;
    private final Duration warmUp;

    ManyIntents(Duration measured, Duration warmUp) {
        this.measured = measured;
        this.warmUp = warmUp;
    }

    /** @param counts of intents that are deployed; what it costs is compared with the first */
    boolean run(Path distribution, List<Integer> counts) throws Exception {
        var all = new ArrayList<Deployment>();
        try {
            for (int count : counts) {
                all.add(Deployment.of(count, distribution).learned());
                System.out.printf(
                        Locale.ROOT,
                        "%d intents: ready after %.1f s, learned with %.1f s of CPU%n",
                        count,
                        all.get(all.size() - 1).server().startTime().toMillis() / 1000.0,
                        all.get(all.size() - 1).server().cpu().toMillis() / 1000.0);
            }
            return compare(all);
        } finally {
            for (var one : all) {
                one.close();
            }
        }
    }

    private boolean compare(List<Deployment> all) throws Exception {
        for (var one : all) {
            for (var question : Question.values()) {
                loop(one, question).run(warmUp.dividedBy(Question.values().length));
            }
        }
        var fine = true;
        for (var question : Question.values()) {
            fine &= compare(all, question);
        }
        if (!fine) {
            System.out.println("some turns were not answered as they should have been");
        }
        return fine;
    }

    private boolean compare(List<Deployment> all, Question question) throws Exception {
        var cpu = new double[all.size()][ROUNDS];
        long errors = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < all.size(); i++) {
                var server = all.get(i).server();
                var before = server.cpu();
                var figures = loop(all.get(i), question).run(measured.dividedBy(ROUNDS));
                cpu[i][round] = server.cpu().minus(before).toNanos() / 1e6 / figures.turns();
                errors += figures.errors();
            }
        }
        for (int i = 0; i < all.size(); i++) {
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %4d intents: %.3f ms of CPU a turn, × %.2f%n",
                    question.title(),
                    all.get(i).intents(),
                    median(cpu[i]),
                    median(cpu[i]) / median(cpu[0]));
        }
        return errors == 0;
    }

    private static double median(double... values) {
        return DoubleStream.of(values).sorted().toArray()[values.length / 2];
    }

    private static Loop loop(Deployment deployment, Question question) {
        return new Loop(
                deployment.server().port(),
                USERS,
                (connection, token) -> talk(deployment, question, connection, token));
    }

    private static Request talk(Deployment deployment, Question question, Connection connection, String token) {
        var line = new HttpLine(connection, token);
        var talk = new Object() {
            String conversation = "null";
            int turns;

            boolean send() throws IOException {
                int number = deployment.any();
                var answer =
                        line.say(turns++ % TURNS_A_CONVERSATION == 0 ? "null" : conversation, question.text(number));
                conversation = HttpLine.conversation(answer);
                return question.isRight(answer, number);
            }
        };
        return talk::send;
    }
}
