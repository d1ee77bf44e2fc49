/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.detect.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final int MARKS = 4;

    /** What is right has higher marks than what is wrong, and that higher ones than what means nothing; not always. */
    private static List<Trial.Outcome> outcomes(long seed) {
        var random = new Random(seed);
        var outcomes = new ArrayList<Trial.Outcome>();
        for (int i = 0; i < 900; i++) {
            boolean meant = i % 3 != 0;
            boolean right = meant && i % 7 != 0;
            var marks = new double[MARKS];
            for (int m = 0; m < MARKS; m++) {
                marks[m] = (right ? 3.5 : meant ? 2 : 0) + random.nextGaussian();
            }
            outcomes.add(new Trial.Outcome(new Verdict(null, new float[0], 0, marks), meant, right));
        }
        return outcomes;
    }

    private final Calibration calibration = Calibration.fit(outcomes(1));

    @Test
    void acts_where_acting_is_right_nineteen_times_in_twenty() {
        var acted = outcomes(2).stream()
                .filter(outcome -> confidence(outcome) >= Match.SURE)
                .toList();
        long right = acted.stream().filter(Trial.Outcome::right).count();
        assertTrue(acted.size() > 300, () -> "acts " + acted.size() + " times");
        assertTrue(right >= 0.94 * acted.size(), () -> right + " of " + acted.size());
    }

    @Test
    void rejects_what_means_nothing_and_keeps_what_means_something() {
        long alarms = outcomes(2).stream()
                .filter(outcome -> !outcome.meant() && confidence(outcome) >= Match.MAYBE)
                .count();
        long lost = outcomes(2).stream()
                .filter(outcome -> outcome.right() && confidence(outcome) < Match.MAYBE)
                .count();
        assertTrue(alarms < 30, () -> alarms + " of 300");
        assertTrue(lost < 15, () -> lost + " of 514");
    }

    @Test
    void grows_with_every_mark_from_nothing_to_certainty() {
        var random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            var marks = random.doubles(MARKS, -4, 8).toArray();
            double before = calibration.confidence(marks);
            marks[i % MARKS] += random.nextDouble() * 3;
            double after = calibration.confidence(marks);
            assertTrue(before >= 0 && after <= 1 && before <= after, () -> before + " then " + after);
        }
        assertTrue(calibration.confidence(new double[] {-9, -9, -9, -9}) < 0.01);
        assertTrue(calibration.confidence(new double[] {9, 9, 9, 9}) > 0.9);
    }

    private double confidence(Trial.Outcome outcome) {
        return calibration.confidence(outcome.verdict().marks());
    }
}
