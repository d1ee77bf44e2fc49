/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.api.change.ChangeState;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NORMAL    | New=Assess,Canceled; Assess=Authorize,New,Canceled; Authorize=Scheduled,Canceled; Scheduled=Implement,Canceled; Implement=Review,Canceled; Review=Closed; Closed=; Canceled=
            STANDARD  | New=Scheduled,Canceled; Assess=Canceled; Authorize=Canceled; Scheduled=Implement,Canceled; Implement=Review,Canceled; Review=Closed; Closed=; Canceled=
            EMERGENCY | New=Authorize,Canceled; Assess=Canceled; Authorize=Scheduled,New,Canceled; Scheduled=Implement,Canceled; Implement=Review,Canceled; Review=Closed; Closed=; Canceled=
            """)
    void allows_what_servicenow_allows(Course course, String transitions) {
        var allowed = ChangeState.STANDARD.stream()
                .map(state -> state.label() + "=" + labels(course.next(state)))
                .toList();
        var expected = Arrays.stream(transitions.split(";")).map(String::strip).toList();
        assertEquals(expected, allowed);
    }

    private static String labels(List<ChangeState> states) {
        return states.stream().map(ChangeState::label).collect(Collectors.joining(","));
    }
}
