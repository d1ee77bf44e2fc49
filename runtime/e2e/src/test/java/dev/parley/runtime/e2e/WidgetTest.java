/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** People use the widget and the page of the distribution in a browser, over networks of every kind. */
class WidgetTest {

    private static Scenarios scenarios;

    @BeforeAll
    static void start() throws IOException {
        scenarios = Scenarios.of("e2e/all.mjs");
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
