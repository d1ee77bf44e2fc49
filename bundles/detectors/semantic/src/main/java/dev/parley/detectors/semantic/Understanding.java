/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.semantic;

import dev.parley.api.detect.Detector.Recognizer;
import dev.parley.api.detect.Match;
import dev.parley.api.embed.SentenceModel;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recognises what a classifier was trained for, with a better one as soon as there is one. */
final class Understanding implements Recognizer {

    private static final Logger LOG = LoggerFactory.getLogger(Understanding.class);
    private static final int MATCHES = 3;

    /** From this share of the best on, the second is a rival: which of them is meant has to be asked. */
    private static final double RIVAL = 0.5;

    private static final double ASKED = Match.SURE - 0.01;

    private final SentenceModel model;
    private final Scripts scripts;
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile Optional<Classifier> classifier;

    Understanding(SentenceModel model, Scripts scripts, Optional<Classifier> classifier) {
        this.model = model;
        this.scripts = scripts;
        this.classifier = classifier;
    }

    Optional<Classifier> classifier() {
        return classifier;
    }

    void improve(Optional<Classifier> better) {
        classifier = better;
    }

    @Override
    public List<Match> recognize(String text) {
        var now = classifier;
        return now.isPresent() && scripts.cover(text)
                ? vector(text).map(vector -> matches(now.get(), text, vector)).orElse(List.of())
                : List.of();
    }

    /** Of a model that fails there is none, and other detectors go on. */
    private Optional<float[]> vector(String text) {
        try {
            var vector = model.embed(List.of(text)).get(0);
            if (failing.compareAndSet(true, false)) {
                LOG.info("Sentence model {} works again", model.name());
            }
            return Optional.of(vector);
        } catch (RuntimeException | LinkageError e) {
            if (failing.compareAndSet(false, true)) {
                LOG.warn("The sentence model does not work: {}", e.toString());
            }
            return Optional.empty();
        }
    }

    private static List<Match> matches(Classifier classifier, String text, float[] vector) {
        var verdict = classifier.judge(text, vector);
        var shares = verdict.shares();
        var places = IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing(place -> -shares[place]))
                .limit(MATCHES)
                .toList();
        float best = shares[verdict.winner()];
        boolean rival = places.size() > 1 && shares[places.get(1)] >= RIVAL * best;
        double first = classifier.confidence(verdict);
        double confidence = rival ? Math.min(ASKED, first) : first;
        return places.stream()
                .map(place -> match(classifier, verdict, place, confidence * Math.sqrt(shares[place] / best)))
                .toList();
    }

    private static Match match(Classifier classifier, Verdict verdict, int place, double confidence) {
        var near = verdict.evidence().nearness()[place];
        return new Match(
                classifier.intent(verdict.evidence().candidates()[place]),
                Math.min(1, confidence),
                Map.of(),
                String.format(Locale.ROOT, "like \"%s\" (%.2f)", near.example(), near.cosine()));
    }
}
