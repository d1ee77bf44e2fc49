/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import dev.parley.api.insight.Figures.FormSteps;
import dev.parley.api.insight.Figures.FormSteps.Step;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** How far users came with the questions of intents. What is told of one conversation is told in order, at a stretch. */
final class FormWalks {

    /** One conversation's way through one intent. */
    private static final class Walk {
        private final Set<String> asked = new LinkedHashSet<>();
        private Optional<String> open = Optional.empty();
        private boolean isComplete;
    }

    /** All conversations' ways through one intent. */
    private static final class Form {
        private final Map<String, Slot> slots = new HashMap<>();
        private int begun;
        private int completed;

        private void add(Walk walk) {
            begun++;
            completed += walk.isComplete ? 1 : 0;
            int place = 0;
            for (var name : walk.asked) {
                var slot = slots.computeIfAbsent(name, unknown -> new Slot());
                slot.asked++;
                slot.places += place++;
            }
            walk.open.ifPresent(name -> slots.get(name).left++);
        }

        private FormSteps of(String intent) {
            var steps = slots.entrySet().stream()
                    .sorted(Comparator.<Map.Entry<String, Slot>>comparingDouble(
                                    slot -> slot.getValue().place())
                            .thenComparing(Map.Entry::getKey))
                    .map(slot -> new Step(slot.getKey(), slot.getValue().asked, slot.getValue().left))
                    .toList();
            return new FormSteps(intent, begun, completed, steps);
        }
    }

    /** @see Step */
    private static final class Slot {
        private int asked;
        private int left;
        private long places;

        /** Where it is in the order of questions, on average. */
        private double place() {
            return (double) places / asked;
        }
    }

    private final Map<String, Form> forms = new HashMap<>();
    private final Map<String, Walk> walks = new HashMap<>();
    private Optional<UUID> conversation = Optional.empty();

    void add(UUID in, Noted noted) {
        if (!conversation.equals(Optional.of(in))) {
            end();
            conversation = Optional.of(in);
        }
        noted.intent().ifPresent(intent -> {
            var walk = walks.computeIfAbsent(intent, unknown -> new Walk());
            noted.asked().ifPresent(walk.asked::add);
            walk.open = noted.asked();
            walk.isComplete |= noted.isComplete();
        });
    }

    private void end() {
        walks.forEach((intent, walk) ->
                forms.computeIfAbsent(intent, unknown -> new Form()).add(walk));
        walks.clear();
    }

    /** Those that ask for something, by how often they were begun. */
    List<FormSteps> list() {
        end();
        return forms.entrySet().stream()
                .map(form -> form.getValue().of(form.getKey()))
                .filter(form -> !form.steps().isEmpty())
                .sorted(Comparator.comparing(FormSteps::begun).reversed().thenComparing(FormSteps::intent))
                .toList();
    }
}
