/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.change;

import dev.parley.api.intent.Option;
import dev.parley.api.intent.Slot;
import dev.parley.api.intent.SlotType;
import dev.parley.api.intent.Subject;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** The slots that intents about changes have in common. */
public final class ChangeSlots {

    private static final SlotType.Reference NUMBER =
            new SlotType.Reference(Pattern.compile("CHG\\d{7,10}"), "CHG0030001").naming(Subject.CHANGE);

    private ChangeSlots() {}

    public static Slot<String> number(String prompt) {
        return Slot.of("number", "change number", NUMBER, prompt);
    }

    /** At most 160 characters, as ServiceNow holds. */
    public static Slot<String> shortDescription(String prompt) {
        return Slot.text(Field.SHORT_DESCRIPTION.name(), "summary", 160, prompt)
                .cues("summary is", "title is", "called", "titled", "entitled", "named");
    }

    /** At most 4,000 characters, as ServiceNow holds. */
    public static Slot<String> description(String prompt) {
        return Slot.text(Field.DESCRIPTION.name(), "description", 4000, prompt)
                .cues("description is", "described as", "details are");
    }

    public static Slot<String> priority(String prompt) {
        return Slot.choice(
                        Field.PRIORITY.name(),
                        "priority",
                        prompt,
                        Option.of("1", "1 Critical", "critical", "1-critical", "p1", "highest", "top"),
                        Option.of("2", "2 High", "high", "2-high", "p2"),
                        Option.of("3", "3 Medium", "medium", "moderate", "normal", "3-medium", "p3"),
                        Option.of("4", "4 Low", "low", "4-low", "p4", "lowest"))
                .cues("priority is", "prio is", "prio", "urgency is");
    }

    public static Slot<OffsetDateTime> plannedStart(String prompt) {
        return Slot.start(Field.PLANNED_START.name(), "planned start", prompt)
                .cues("start is", "starting", "starts", "beginning");
    }

    public static Slot<OffsetDateTime> plannedEnd(Slot<OffsetDateTime> start, String prompt) {
        return Slot.end(Field.PLANNED_END.name(), "planned end", start, prompt)
                .cues("end is", "ending", "ends", "finished by", "until");
    }
}
