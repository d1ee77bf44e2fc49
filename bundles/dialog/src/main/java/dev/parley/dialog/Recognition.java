/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.detect.Detector;
import dev.parley.api.detect.Heard;
import dev.parley.api.detect.Match;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a detector has learned. One that fails, or takes too long, costs its opinion, no more. */
record Recognition(String detector, boolean isFree, Detector.Recognizer recognizer, Bulkhead bulkhead) {

    private static final Logger LOG = LoggerFactory.getLogger(Recognition.class);

    List<Match> of(Heard heard) {
        var result = bulkhead.call(bulkhead.limits().patience(), () -> found(heard));
        if (result instanceof Calls.Given<List<Match>> given) {
            return given.value();
        }
        LOG.warn("Detector {} has no opinion: {}", detector, result.told());
        return List.of();
    }

    /** What is thrown may be because of what was said, so it is nothing to keep the detector from the next turn. */
    private List<Match> found(Heard heard) {
        try {
            return List.copyOf(recognizer.recognize(heard));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.warn("Detector {} failed", detector, e);
            return List.of();
        }
    }
}
