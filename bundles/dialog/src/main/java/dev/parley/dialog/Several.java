/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.detect.Match;
import dev.parley.api.intent.IntentSpec;
import dev.parley.api.intent.Reply;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Several wishes in one message: found, read back as a plan, taken one after the other. */
final class Several {

    private static final int MOST = 5;
    private static final int MOST_JOINTS = 12;
    private static final int FEW = 3;

    /** A longer text is one thing, told at length. */
    private static final int LONGEST = 600;

    private static final Pattern JOINT = Pattern.compile(
            "[;\\n]+\\s*|(?<=[.!?])\\s+|,\\s+(?:(?:" + Language.pattern("after") + ")\\s+)?|(?<![\\s,])\\s+(?:"
                    + Language.pattern("after") + ")\\s+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Repertoire repertoire;
    private final Understanding understanding;

    Several(Repertoire repertoire, Understanding understanding) {
        this.repertoire = repertoire;
        this.understanding = understanding;
    }

    /** The wishes in a message, if there are several. */
    Optional<Plan> in(State state, Said said) {
        return things(state, said)
                .or(() -> sentences(state, said))
                .map(wishes -> new Plan(true, said.text(), wishes.subList(0, Math.min(MOST, wishes.size()))));
    }

    /** Each part is surely an intent of its own; a part that is none belongs to the one before it. */
    private Optional<List<Plan.Wish>> sentences(State state, Said said) {
        if (said.text().length() > LONGEST) {
            return Optional.empty();
        }
        var joints = JOINT.matcher(said.text());
        var wishes = new ArrayList<Plan.Wish>();
        int from = 0;
        for (int i = 0; i < MOST_JOINTS && joints.find(); i++) {
            var before = said.text().substring(from, joints.start());
            var after = said.text().substring(joints.end());
            var first = meant(before, state, said);
            if (first.isPresent()
                    && meant(after, state, said).isPresent()
                    && !belongs(after, first.get(), state, said)) {
                wishes.addAll(wish(before, state, said));
                from = joints.end();
            }
        }
        wishes.addAll(wish(said.text().substring(from), state, said));
        return wishes.size() > 1 ? Optional.of(wishes) : Optional.empty();
    }

    /** Whether a few words only say more of what was wanted before: "…, high priority". */
    private boolean belongs(String text, Match before, State state, Said said) {
        return Words.of(text).list().size() <= FEW
                && repertoire
                        .find(before.intent())
                        .map(said::spec)
                        .filter(spec -> !Gleaning.first(spec, text, Map.of(), said, state.focus())
                                .isEmpty())
                        .isPresent();
    }

    private List<Plan.Wish> wish(String text, State state, Said said) {
        return meant(text, state, said)
                .map(match -> List.of(new Plan.Wish(match.intent(), match.values(), text)))
                .orElse(List.of());
    }

    /** What begins with an order or a question; "and restart the old job" in the midst of a summary does not. */
    private Optional<Match> meant(String text, State state, Said said) {
        return Words.of(text).list().size() < 2 ? Optional.empty() : understanding.certain(text, state, said);
    }

    /** "cancel CHG0030001 and CHG0030002", "cancel both". */
    private Optional<List<Plan.Wish>> things(State state, Said said) {
        return understanding
                .certain(said.text(), state, said)
                .flatMap(match -> repertoire.find(match.intent()).flatMap(intent -> said.spec(intent).slots().stream()
                        .filter(slot -> slot.required() && slot.type() instanceof SlotType.Reference)
                        .findFirst()
                        .map(slot -> each(slot, match, state, said))))
                .filter(wishes -> wishes.size() > 1);
    }

    private static List<Plan.Wish> each(Slot<?> slot, Match match, State state, Said said) {
        var type = (SlotType.Reference) slot.type();
        var written = Reading.references(type, said.text());
        var names = written.size() > 1 ? written : Pointing.both(type, said.text(), state.focus());
        return names.stream()
                .map(name -> {
                    var values = new HashMap<>(match.values());
                    values.put(slot.name(), name);
                    return new Plan.Wish(match.intent(), values, without(said.text(), written, name));
                })
                .toList();
    }

    /** The sentence as if only one of the names were in it. */
    private static String without(String text, List<String> names, String kept) {
        var left = text;
        for (var name : names) {
            left = name.equals(kept)
                    ? left
                    : left.replaceFirst("(?i)(?:\\s*,\\s*|\\s+(?:and|und)\\s+)?" + Pattern.quote(name), "");
        }
        return left;
    }

    /** Whether nothing of it writes, so that it need not be read back. */
    boolean isHarmless(Plan plan) {
        return plan.wishes().stream().allMatch(wish -> repertoire
                .find(wish.intent())
                .filter(intent -> !intent.spec().writes())
                .isPresent());
    }

    /** The plan, read back. */
    Reply readBack(Plan plan, Said said) {
        var lines = new ArrayList<String>();
        for (var wish : plan.wishes()) {
            lines.add(said.say("plan.item", lines.size() + 1, title(wish, said)));
        }
        return new Reply.Confirm(
                said.say("plan", lines.size(), String.join(", ", lines)),
                List.of(said.wording().quick("yes", "no")),
                Map.of());
    }

    String title(Plan.Wish wish, Said said) {
        return repertoire
                .find(wish.intent())
                .map(said::spec)
                .map(spec -> named(spec, wish))
                .orElse(wish.intent());
    }

    private static String named(IntentSpec spec, Plan.Wish wish) {
        return spec.slots().stream()
                .filter(slot -> slot.type() instanceof SlotType.Reference)
                .flatMap(slot -> Optional.ofNullable(wish.values().get(slot.name()))
                        .or(() -> Reading.references((SlotType.Reference) slot.type(), wish.text()).stream()
                                .findFirst())
                        .stream())
                .findFirst()
                .map(name -> spec.title() + " (" + name + ")")
                .orElse(spec.title());
    }
}
