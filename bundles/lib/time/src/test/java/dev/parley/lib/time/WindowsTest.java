/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of windows.tsv. */
class WindowsTest {

    @TestFactory
    Stream<DynamicTest> finds_the_window_that_is_meant() throws IOException, URISyntaxException {
        return Row.of(Path.of(WindowsTest.class.getResource("/windows.tsv").toURI())).stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.text() + " (" + row.context().locale().toLanguageTag() + ")", () -> check(row)));
    }

    private static void check(Row row) {
        var found = row.found();
        assertEquals(row.start() + " to " + row.end(), row.local(found.start()) + " to " + row.local(found.end()));
    }
}
