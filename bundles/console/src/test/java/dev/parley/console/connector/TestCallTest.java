/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.connector.Connection;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.console.Pages;
import dev.parley.lib.page.Visit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TestCallTest {

    private static final String SECRET = "s3cr3t";

    private static class Fake implements Connection {

        private final String system;
        private final Supplier<String> call;

        Fake(String system, Supplier<String> call) {
            this.system = system;
            this.call = call;
        }

        @Override
        public String system() {
            return system;
        }

        @Override
        public String address() {
            return "https://acme.example/" + Pages.HOSTILE;
        }

        @Override
        public Standing standing() {
            return new Standing(
                    "open",
                    Optional.of("4,312 of 5,000"),
                    Optional.of("A call failed: no connection."),
                    Optional.of(Instant.EPOCH));
        }

        @Override
        public String test() {
            return call.get();
        }
    }

    private static TestCall tested(Supplier<String> call) {
        return TestCall.of(new Fake("Acme", call), Duration.ofSeconds(20));
    }

    @Test
    void what_the_other_system_says_is_told_with_how_long_it_took() {
        var result = tested(() -> "Parley is Ada.");

        assertTrue(result.isGood());
        assertTrue(result.sentence().matches("Parley is Ada\\. \\([\\d,]+ ms\\)"), result.sentence());
    }

    @Test
    void a_failure_is_told_in_the_connector_s_words_and_never_in_those_of_a_cause() {
        assertEquals(new TestCall(false, "Ask for permission."), tested(() -> {
            throw new Rejected("Ask for permission.");
        }));
        assertEquals(new TestCall(false, "A call failed: no connection."), tested(() -> {
            throw new Unavailable("Acme", Duration.ofSeconds(1), new IOException(SECRET));
        }));
        var defect = tested(() -> {
            throw new IllegalStateException(SECRET);
        });
        assertFalse(defect.isGood());
        assertFalse(defect.sentence().contains(SECRET));
        assertTrue(defect.sentence().contains("IllegalStateException"));
    }

    @Test
    void one_that_hangs_is_given_up() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        var result = TestCall.of(
                new Fake("Acme", () -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return "";
                }),
                Duration.ofMillis(50));

        assertFalse(result.isGood());
        assertTrue(result.sentence().startsWith("No answer within"));
        interrupted.await();
    }

    @Test
    void the_list_says_how_each_stands_and_survives_one_that_does_not() {
        var broken = new Fake("Broken", () -> "") {
            @Override
            public Standing standing() {
                throw new IllegalStateException(SECRET);
            }
        };
        var shown = Pages.text(new ConnectionList(Visit.of(Pages.ADA)).of(List.of(new Fake("Acme", () -> ""), broken)));

        assertTrue(shown.contains("left alone for a while"));
        assertTrue(shown.contains("4,312 of 5,000"));
        assertTrue(shown.contains("A call failed: no connection."));
        assertTrue(shown.contains("It can&#39;t be looked at."));
        assertTrue(shown.contains(Pages.ESCAPED));
        assertFalse(shown.contains(SECRET));
    }
}
