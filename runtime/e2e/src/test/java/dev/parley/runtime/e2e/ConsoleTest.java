/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Admins use the console of the distribution in a browser: all of its pages, by keyboard, on small screens. */
class ConsoleTest {

    private static Scenarios scenarios;

    @BeforeAll
    static void start() throws IOException {
        scenarios = Scenarios.of("e2e/console/all.mjs");
    }

    @AfterAll
    static void stop() {
        scenarios.close();
    }

    @TestFactory
    Stream<DynamicTest> scenarios() {
        return scenarios.tests();
    }
}
