/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.ChangeWork.Approval;
import dev.parley.api.change.ChangeWork.Outcome;
import dev.parley.api.change.ChangeWork.Task;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.user.User;
import dev.parley.connectors.testkit.VendorApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens with a change after it was created. */
class WorkTest {

    private static final User ADA = new User("ada", "Ada", Set.of());
    private static final Trouble RESET = Trouble.fault(Fault.CONNECTION_RESET_BY_PEER);

    private static final FakeServiceNow FAKE = new FakeServiceNow();
    private final MemorySends sends = new MemorySends();

    @RegisterExtension
    static final VendorApi API = VendorApi.serviceNow().extended(FAKE);

    private ServiceNow servicenow;
    private Change change;
    private String number;

    @BeforeEach
    void create() {
        FAKE.on(API.server());
        servicenow = new ServiceNow(Configs.at(API.address(), Map.of()), sends, new MemoryLinks());
        change = servicenow.create(ADA, "one", ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "Restart"));
        number = change.number();
    }

    private Map<String, String> record() {
        return FAKE.records.table("change_request").get(change.sysId());
    }

    @Test
    void closes_a_reviewed_change_with_code_and_notes() {
        record().put("state", "0");

        var closed = servicenow.close(ADA, number, Outcome.SUCCESSFUL_WITH_ISSUES, "It took twice as long.");

        assertEquals(ChangeState.CLOSED, closed.state());
        assertEquals(Optional.of("successful_issues"), closed.fields().get(Field.CLOSE_CODE));
        assertEquals(Optional.of("It took twice as long."), closed.fields().get(Field.CLOSE_NOTES));
        assertEquals(List.of(), servicenow.nextStates(ADA, number));
    }

    @Test
    void says_why_a_change_can_not_be_closed_yet() {
        var early = assertThrows(Rejected.class, () -> servicenow.close(ADA, number, Outcome.SUCCESSFUL, "Done."));
        assertEquals(
                number + " is New and can't go to Closed from there; possible now: Assess, Canceled.",
                early.getMessage());

        record().put("state", "0");
        servicenow.addTask(ADA, number, "Check the logs", "");
        var open = assertThrows(Rejected.class, () -> servicenow.close(ADA, number, Outcome.SUCCESSFUL, "Done."));
        assertEquals(number + " can't be closed yet. ServiceNow requires: No active Change Tasks.", open.getMessage());
        assertThrows(Rejected.class, () -> servicenow.close(ADA, number, Outcome.SUCCESSFUL, " "));
    }

    @Test
    void names_the_possible_states_when_servicenow_refuses_a_move() {
        FAKE.meet("PATCH .*", doing -> FakeServiceNow.error(403, "Change Model: Check State Transition", Map.of()));

        var refused = assertThrows(Rejected.class, () -> servicenow.move(ADA, number, ChangeState.ASSESS));

        assertEquals(
                number + " is New and can't go to Assess from there; possible now: Assess, Canceled.",
                refused.getMessage());
    }

    @Test
    void passes_on_what_servicenow_says() {
        FAKE.meet("PATCH .*", doing -> FakeServiceNow.error(403, "<b>Not</b> while\nthe freeze lasts", Map.of()));

        var refused = assertThrows(Rejected.class, () -> servicenow.move(ADA, number, ChangeState.ASSESS));

        assertEquals("ServiceNow says: Not while the freeze lasts.", refused.getMessage());
    }

    @Test
    void holds_and_resumes() {
        var held = servicenow.hold(ADA, number, "The vendor is late.");
        assertEquals(Optional.of("The vendor is late."), held.fields().get(Field.ON_HOLD_REASON));
        assertEquals(List.of(ChangeState.CANCELED), servicenow.nextStates(ADA, number));

        var resumed = servicenow.resume(ADA, number);
        assertEquals(Optional.empty(), resumed.fields().get(Field.ON_HOLD_REASON));
        assertTrue(servicenow.nextStates(ADA, number).contains(ChangeState.ASSESS));
        assertThrows(Rejected.class, () -> servicenow.resume(ADA, number));
        assertThrows(Rejected.class, () -> servicenow.hold(ADA, number, " "));
    }

    @Test
    void gives_and_takes_approvals() {
        var cab = FAKE.records.add("sys_user", Map.of("name", "Bow Ruggeri", "user_name", "bow", "active", "true"));
        for (int i = 0; i < 2; i++) {
            FAKE.records.add(
                    "sysapproval_approver",
                    Map.of("sysapproval", change.sysId(), "approver", cab, "state", "requested"));
        }
        FAKE.records.add(
                "sysapproval_approver", Map.of("sysapproval", "another", "approver", cab, "state", "approved"));

        assertEquals(number, servicenow.approve(ADA, number).number());
        servicenow.reject(ADA, number, "Not in December.");

        assertEquals(
                List.of(new Approval("Bow Ruggeri", "approved"), new Approval("Bow Ruggeri", "rejected")),
                servicenow.approvals(ADA, number));
        assertThrows(Rejected.class, () -> servicenow.approve(ADA, number), "there is nothing left to approve");
        assertThrows(Rejected.class, () -> servicenow.reject(ADA, number, ""));
    }

    @Test
    void adds_tasks_once_though_an_answer_is_lost() {
        servicenow.addTask(ADA, number, "Check the logs", "All of them.");
        FAKE.meet("POST .*/task", RESET.afterDoing());

        var task = servicenow.addTask(ADA, number, "Check the logs", "All of them.");

        assertEquals(new Task("CTASK0000002", "Check the logs", "1"), task);
        assertEquals(2, servicenow.tasks(ADA, number).size(), "the first was another one");
    }

    @Test
    void writes_a_note_once_though_an_answer_is_lost() {
        servicenow.addWorkNote(ADA, number, "Done.");
        FAKE.meet("PATCH .*", RESET.afterDoing());

        servicenow.addWorkNote(ADA, number, "Done.");

        assertEquals(2, notes("Done."), "the first was another one");
        assertEquals(Set.of(), sends.open());
    }

    @Test
    void writes_no_note_again_while_the_first_may_still_be_on_its_way() {
        servicenow = new ServiceNow(Configs.hasty(API.address(), Map.of()), sends, new MemoryLinks());
        FAKE.meet("PATCH .*", RESET);

        assertThrows(Unavailable.class, () -> servicenow.addWorkNote(ADA, number, "Done."));
        assertThrows(Unavailable.class, () -> servicenow.addWorkNote(ADA, number, "Done."));
        assertEquals(1, FAKE.count("PATCH .*"));

        sends.pass(Duration.ofSeconds(31));
        servicenow.addWorkNote(ADA, number, "Done.");
        assertEquals(1, notes("Done."));
    }

    @Test
    void cancels_once_though_an_answer_is_lost() {
        FAKE.meet("PATCH .*", RESET.afterDoing());

        assertEquals(
                ChangeState.CANCELED,
                servicenow.cancel(ADA, number, "Not needed.").state());

        assertEquals(1, notes("Not needed."));
        assertEquals(1, FAKE.count("PATCH .*"));
    }

    private int notes(String text) {
        return record().get("work_notes").split(text, -1).length - 1;
    }

    @Test
    void tells_which_fields_were_ignored() {
        var updated = servicenow.update(
                ADA,
                number,
                ChangeFields.NONE.with(Field.JUSTIFICATION, "We must.").with(Field.DESCRIPTION, "All of it."));

        assertEquals(List.of("justification"), updated.ignored());
        assertEquals(Optional.of("All of it."), updated.fields().get(Field.DESCRIPTION));
        assertFalse(updated.fields().values().containsKey(Field.JUSTIFICATION.name()));
    }
}
