/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangePlanning.Clash;
import dev.parley.api.change.ChangePlanning.Item;
import dev.parley.api.change.ChangePlanning.Window;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import dev.parley.api.user.User;
import dev.parley.connectors.testkit.VendorApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Windows, clashes and conflicts. */
class PlanningTest {

    private static final User ADA = new User("ada", "Ada", Set.of());
    private static final User BOB = new User("bob", "Bob", Set.of());
    private static final Instant TEN = Instant.parse("2031-03-01T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private static final FakeServiceNow FAKE = new FakeServiceNow();

    @RegisterExtension
    static final VendorApi API = VendorApi.serviceNow().extended(FAKE);

    private ServiceNow servicenow;
    private int made;

    @BeforeEach
    void connect() {
        FAKE.on(API.server());
        servicenow = new ServiceNow(Configs.at(API.address(), Map.of()), new MemorySends(), new MemoryLinks());
        var group = FAKE.records.add("sys_user_group", Map.of("name", "Payments team"));
        FAKE.records.add("cmdb_ci", Map.of("name", "payments", "support_group", "Payments team"));
        FAKE.records.add("cmdb_ci", Map.of("name", "ledger", "assignment_group", group));
        FAKE.records.add("cmdb_ci", Map.of("name", "twin"));
        FAKE.records.add("cmdb_ci", Map.of("name", "twin"));
    }

    private String plan(User user, String item, Window window) {
        var fields = ChangeFields.NONE
                .with(Field.SHORT_DESCRIPTION, "Work " + ++made)
                .with(Field.CONFIGURATION_ITEM, item)
                .with(Field.PLANNED_START, window.from())
                .with(Field.PLANNED_END, window.until());
        return servicenow.create(user, "plan-" + made, fields).number();
    }

    private static Window hours(int from, int until) {
        return new Window(TEN.plus(HOUR.multipliedBy(from)), TEN.plus(HOUR.multipliedBy(until)));
    }

    @Test
    void knows_items_and_who_looks_after_them() {
        assertEquals(Optional.of(new Item("payments", Optional.of("Payments team"))), servicenow.item(ADA, "PAYMENTS"));
        assertEquals(Optional.of(new Item("ledger", Optional.of("Payments team"))), servicenow.item(ADA, "ledger"));
        assertEquals(Optional.empty(), servicenow.item(ADA, "x^ORname=payments"));
    }

    @Test
    void says_which_name_is_unknown_or_not_enough() {
        var unknown = assertThrows(Rejected.class, () -> plan(ADA, "nothing", hours(0, 1)));
        assertEquals("ServiceNow knows no configuration item \"nothing\".", unknown.getMessage());

        var twin = assertThrows(Rejected.class, () -> plan(ADA, "twin", hours(0, 1)));
        assertEquals("ServiceNow knows more than one configuration item \"twin\"; give its sys_id.", twin.getMessage());

        var fields = ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "x").with(Field.ASSIGNMENT_GROUP, "nobody");
        var group = assertThrows(Rejected.class, () -> servicenow.create(ADA, "g", fields));
        assertEquals("ServiceNow knows no group \"nobody\".", group.getMessage());
        assertEquals(List.of(), FAKE.records.changes());
    }

    @Test
    void names_clashes_soonest_first() {
        var late = plan(ADA, "payments", hours(3, 5));
        var early = plan(ADA, "payments", hours(1, 2));
        plan(ADA, "payments", hours(6, 7));
        plan(ADA, "ledger", hours(1, 2));
        servicenow.cancel(ADA, plan(ADA, "payments", hours(1, 4)), "Not needed.");
        plan(BOB, "payments", hours(4, 5));

        assertEquals(
                List.of(
                        new Clash(early, "Work 2", hours(1, 2)),
                        new Clash(late, "Work 1", hours(3, 5)),
                        new Clash("", "somebody else's change", hours(4, 5))),
                servicenow.clashes(ADA, "payments", hours(0, 6)));
        assertEquals(List.of(), servicenow.clashes(ADA, "payments", hours(2, 3)), "they only touch");
    }

    @Test
    void finds_free_windows_between_what_is_planned() {
        plan(ADA, "payments", hours(1, 2));
        plan(BOB, "payments", hours(4, 6));
        plan(ADA, "payments", hours(5, 7));

        assertEquals(
                List.of(hours(2, 4), hours(7, 9), hours(9, 11)),
                servicenow.free(ADA, "payments", HOUR.multipliedBy(2), TEN, 3));
        assertEquals(List.of(hours(0, 1), hours(2, 3)), servicenow.free(ADA, "payments", HOUR, TEN, 2));
    }

    @Test
    void waits_for_the_conflict_detection_and_counts_its_list_alone() {
        var number = plan(ADA, "payments", hours(1, 2));

        assertEquals(List.of(), servicenow.check(ADA, number), "though the status is Conflict");
    }

    @Test
    void tells_what_the_conflict_detection_found() {
        var number = plan(ADA, "payments", hours(1, 2));
        var other = plan(ADA, "payments", hours(0, 3));
        FAKE.records.add("conflict", Map.of("change", number, "type", "Not In Maintenance Window"));
        FAKE.records.add(
                "conflict", Map.of("change", number, "conflicting_change", other, "type", "CI Already Scheduled"));

        assertEquals(
                List.of(
                        new Clash("", "Not In Maintenance Window", hours(1, 2)),
                        new Clash(other, "CI Already Scheduled", hours(0, 3))),
                servicenow.check(ADA, number));
    }

    @Test
    void asks_for_the_conflicts_themselves_where_there_is_no_worker_to_ask() {
        var number = plan(ADA, "payments", hours(1, 2));
        FAKE.meet("GET .*/worker/.*", doing -> {
            doing.get();
            return FakeServiceNow.error(404, "Requested URI does not represent any resource", Map.of());
        });

        assertEquals(List.of(), servicenow.check(ADA, number));
    }
}
