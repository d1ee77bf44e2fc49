/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeLinks;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.user.User;
import dev.parley.connectors.testkit.VendorApi;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is particular to ServiceNow: sign-in, shapes of answers, queries, settings. */
class InstanceTest {

    private static final User ADA = new User("ada", "Ada", Set.of());
    private static final User BOB = new User("bob", "Bob", Set.of());

    private static final FakeServiceNow FAKE = new FakeServiceNow();
    private final MemoryLinks links = new MemoryLinks();

    @RegisterExtension
    static final VendorApi API = VendorApi.serviceNow().extended(FAKE);

    @BeforeEach
    void begin() {
        FAKE.on(API.server());
    }

    private ServiceNow with(Map<String, Object> settings) {
        return new ServiceNow(Configs.at(API.address(), settings), new MemorySends(), links);
    }

    private Change create(User user, ChangeFields fields) {
        return with(Map.of()).create(user, UUID.randomUUID().toString(), fields);
    }

    private static ChangeFields summary(String text) {
        return ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, text);
    }

    private static final String CHANGES = "/api/now/table/change_request";

    @Test
    void signs_in_with_user_name_and_password() {
        with(Map.of()).find(ADA, "CHG0030001");

        API.server()
                .verify(getRequestedFor(urlPathEqualTo(CHANGES))
                        .withHeader("Authorization", equalTo("Basic cGFybGV5OnNlY3JldA==")));
    }

    @Test
    void signs_in_with_an_api_key() {
        with(Map.of("_api_key", "the key", "client_id", "x", "_client_secret", "y"))
                .find(ADA, "CHG0030001");

        API.server()
                .verify(getRequestedFor(urlPathEqualTo(CHANGES))
                        .withHeader("x-sn-apikey", equalTo("the key"))
                        .withoutHeader("Authorization"));
    }

    @Test
    void signs_in_as_an_oauth_client_and_renews_the_token_when_it_wears_off() {
        var servicenow = with(Map.of("client_id", "parley", "_client_secret", "s&c"));

        findUntil(servicenow, 2);

        API.server().verify(1, tokens("grant_type=client_credentials"));
        API.server().verify(1, tokens("refresh_token=again"));
        API.server().verify(2, tokens("client_secret=s%26c"));
        API.server().verify(moreThanOrExactly(1), changes("Bearer first"));
        API.server().verify(1, changes("Bearer second"));
    }

    @Test
    void signs_in_as_the_client_again_when_the_refresh_token_has_worn_off() {
        FAKE.meet("POST /oauth_token.do", Trouble.none(), Trouble.status(401, Map.of()));
        var servicenow = with(Map.of("client_id", "parley", "_client_secret", "s"));

        findUntil(servicenow, 3);

        API.server().verify(2, tokens("grant_type=client_credentials"));
        API.server().verify(1, tokens("refresh_token=again"));
    }

    private static void findUntil(ServiceNow servicenow, int tokens) {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            while (FAKE.count("POST /oauth_token.do") < tokens) {
                servicenow.find(ADA, "CHG0030001");
            }
        });
    }

    private static RequestPatternBuilder tokens(String form) {
        return postRequestedFor(urlPathEqualTo("/oauth_token.do")).withRequestBody(containing(form));
    }

    private static RequestPatternBuilder changes(String authorization) {
        return getRequestedFor(urlPathEqualTo(CHANGES)).withHeader("Authorization", equalTo(authorization));
    }

    @Test
    void signs_in_with_a_refresh_token() {
        with(Map.of("client_id", "parley", "_client_secret", "s", "_refresh_token", "given"))
                .find(ADA, "CHG0030001");

        API.server()
                .verify(
                        1,
                        postRequestedFor(urlPathEqualTo("/oauth_token.do"))
                                .withRequestBody(matching(".*refresh_token=given.*")));
    }

    @Test
    void reads_plain_answers_like_pairs() {
        FAKE.records.add("cmdb_ci", Map.of("name", "payments"));
        var pairs = create(ADA, summary("3.0").with(Field.PRIORITY, "2").with(Field.CONFIGURATION_ITEM, "payments"));
        assertEquals(Optional.of("payments"), pairs.fields().get(Field.CONFIGURATION_ITEM));

        FAKE.records.isPlain = true;
        var plain = with(Map.of()).find(ADA, pairs.number()).orElseThrow();

        assertEquals(pairs.state(), plain.state());
        assertEquals(pairs.createdAt(), plain.createdAt());
        assertEquals("3.0", plain.summary());
        assertEquals(Optional.of("2"), plain.fields().get(Field.PRIORITY));
        assertEquals(
                32, plain.fields().get(Field.CONFIGURATION_ITEM).orElseThrow().length(), "the key at least");
    }

    @Test
    void refuses_html_though_its_status_is_200() {
        FAKE.meet(
                "GET .*",
                Trouble.body("text/html", "<html>Your instance is hibernating</html>"),
                Trouble.body("text/html", "<html/>"),
                Trouble.body("text/html", "<html/>"),
                Trouble.body("text/html", "<html/>"),
                Trouble.body("text/html", "<html/>"));

        var failed = assertThrows(Unavailable.class, () -> with(Map.of()).find(ADA, "CHG0030001"));
        assertTrue(
                failed.getCause().getMessage().contains("text/html"),
                failed.getCause().getMessage());
    }

    @Test
    void cuts_a_summary_that_is_too_long() {
        var change = create(ADA, summary("🚀".repeat(200)));

        assertEquals("🚀".repeat(159) + '…', change.summary());
    }

    @ParameterizedTest
    @CsvSource({"1,,1,1", "2,,2,1", "3,,2,2", "4,,3,2", "3,1,1,3", "4,3,3,2", "1,2,2,1"})
    void sends_the_impact_and_urgency_that_give_the_priority(
            String priority, String impact, String sent, String urgency) {
        create(ADA, summary("x").with(Field.PRIORITY, priority).with(Field.IMPACT, impact));

        var record = FAKE.records.changes().get(0);
        assertEquals(sent, record.get("impact"));
        assertEquals(urgency, record.get("urgency"));
        if (impact == null) {
            assertEquals(priority, record.get("priority"));
        }
    }

    @Test
    void maps_risk_codes_as_it_is_set() {
        var servicenow = with(Map.of("risk_codes", new String[] {"1=1", "2=1", "3=2", "4=3"}));

        var change = servicenow.create(ADA, "one", summary("x").with(Field.RISK, "3"));

        assertEquals("2", FAKE.records.changes().get(0).get("risk"));
        assertEquals(Optional.of("3"), change.fields().get(Field.RISK));
    }

    @Test
    void makes_a_standard_change_from_a_template() {
        var standard = summary("Add a switch").with(Field.TYPE, "standard");
        var none = assertThrows(Rejected.class, () -> create(ADA, standard));
        assertEquals("ServiceNow has no template for a standard change.", none.getMessage());

        FAKE.records.add("std_change_record_producer", Map.of("name", "Switch"));
        var only = create(ADA, standard.with(Field.TEST_PLAN, "Look."));
        assertEquals(Optional.of("standard"), only.fields().get(Field.TYPE));
        assertEquals(List.of("test plan"), only.ignored());

        FAKE.records.add("std_change_record_producer", Map.of("name", "Router"));
        var which = assertThrows(Rejected.class, () -> create(ADA, standard));
        assertTrue(which.getMessage().contains("Switch, Router"), which.getMessage());
        create(ADA, standard.with(Field.TEMPLATE, "router"));
        assertEquals(2, FAKE.records.changes().size());
    }

    @Test
    void makes_nothing_but_a_standard_change_from_a_template() {
        assertThrows(Rejected.class, () -> create(ADA, summary("x").with(Field.TEMPLATE, "router")));
        assertEquals(List.of(), FAKE.records.changes());
    }

    @Test
    void names_the_user_whom_servicenow_knows_as_the_requester() {
        var sysId = FAKE.records.add("sys_user", Map.of("name", "Ada L.", "email", "ada", "active", "true"));

        create(ADA, summary("x"));
        create(new User("guest", "ada", Set.of(User.GUEST)), summary("y"));

        assertEquals(sysId, FAKE.records.changes().get(0).get("requested_by"));
        assertEquals("", FAKE.records.changes().get(1).get("requested_by"), "a guest is nobody");
    }

    @Test
    void shows_what_nobody_made_through_parley_to_all() {
        var ada = create(ADA, summary("Hers"));
        var user = FAKE.records.add("sys_user", Map.of("name", "Bob", "user_name", "bob", "active", "true"));
        var columns = new HashMap<>(
                Map.of("number", "CHG0040001", "state", "-4", "short_description", "Somebody's", "requested_by", user));
        FAKE.records.add("change_request", columns);
        columns.put("number", "CHG0040002");
        columns.put("requested_by", "");
        FAKE.records.add("change_request", columns);

        assertEquals(List.of("CHG0040002", "CHG0040001"), numbers(with(Map.of()), BOB, ChangeQuery.newest(9)));
        assertEquals(
                List.of("CHG0040001"),
                numbers(with(Map.of()), BOB, ChangeQuery.newest(9).onlyMine()));
        assertEquals(
                List.of("CHG0040002", "CHG0040001", ada.number()),
                numbers(with(Map.of("visibility", "everyone")), BOB, ChangeQuery.newest(9)));
        var found = with(Map.of()).find(BOB, "CHG0040001").orElseThrow();
        assertEquals("Bob", found.requestedBy());
        assertEquals(ChangeState.ASSESS, found.state());
    }

    private static List<String> numbers(ServiceNow servicenow, User user, ChangeQuery query) {
        return servicenow.search(user, query).items().stream()
                .map(Change::number)
                .toList();
    }

    @Test
    void keeps_users_apart_whose_ids_a_query_can_not_hold() {
        var tricky = new User("a^ORactive=true", "x", Set.of());
        var change = create(tricky, summary("Mine"));

        assertEquals(tricky.id(), change.requestedBy());
        assertEquals(Optional.of(change), with(Map.of()).find(tricky, change.number()));
        assertEquals(Optional.empty(), with(Map.of()).find(new User("aORactive=true", "x", Set.of()), change.number()));
        var one = new User("x".repeat(200) + "1", "x", Set.of());
        var long1 = create(one, summary("Long"));
        assertEquals(one.id(), long1.requestedBy());
        assertEquals(
                Optional.empty(), with(Map.of()).find(new User("x".repeat(200) + "2", "x", Set.of()), long1.number()));
    }

    @Test
    void lets_no_value_end_its_condition() {
        create(BOB, summary("Secret"));
        var servicenow = with(Map.of());
        for (var text : List.of("a^ORactive=true", "' OR 1=1 --", "x\n^NQactive=true", "^")) {
            var byText = new ChangeQuery(
                    Set.of(), Optional.of(text), Optional.empty(), Optional.empty(), 10, Optional.empty());
            assertEquals(List.of(), numbers(servicenow, ADA, byText));
            assertEquals(
                    List.of(), numbers(servicenow, ADA, ChangeQuery.newest(10).ofItem(text)));
            assertEquals(
                    List.of(), numbers(servicenow, ADA, ChangeQuery.newest(10).inStates(Set.of(text))));
            assertEquals(Optional.empty(), servicenow.find(ADA, text));
            assertThrows(Rejected.class, () -> create(ADA, summary("x").with(Field.CONFIGURATION_ITEM, text)));
        }
        for (var bad : List.of("a^ORactive=true", "", "x".repeat(101))) {
            assertThrows(IllegalArgumentException.class, () -> servicenow.create(ADA, bad, summary("x")));
        }
        API.server()
                .verify(
                        0,
                        getRequestedFor(urlPathMatching("/api/now/.*"))
                                .withQueryParam("sysparm_query", matching(".*\\^(OR|NQ)active=true.*")));
    }

    @Test
    void finds_changes_of_an_item() {
        FAKE.records.add("cmdb_ci", Map.of("name", "payments"));
        var change = create(ADA, summary("x").with(Field.CONFIGURATION_ITEM, "payments"));
        create(ADA, summary("y"));

        assertEquals(
                List.of(change.number()),
                numbers(with(Map.of()), ADA, ChangeQuery.newest(9).ofItem("PAYMENTS")));
    }

    @Test
    void keeps_links_that_servicenow_has_no_column_for() {
        var fields = summary("x").with(Field.JIRA_ISSUE_KEY, "PAY-1").with(Field.GITHUB_PR_NUMBER, 7);
        var change = create(ADA, fields);

        assertEquals(Optional.of("PAY-1"), change.fields().get(Field.JIRA_ISSUE_KEY));
        assertEquals(Optional.of(change), with(Map.of()).find(ADA, change.number()));
    }

    @Test
    void keeps_links_at_the_second_try_if_the_database_was_away_at_the_first() {
        var away = new ChangeLinks() {
            @Override
            public Map<String, ChangeFields> find(String system, Collection<String> sysIds) {
                return Map.of();
            }

            @Override
            public void keep(String system, String sysId, ChangeFields fields) {
                throw new Unavailable("the database", Duration.ofSeconds(1), null);
            }
        };
        var fields = summary("x").with(Field.JIRA_ISSUE_KEY, "PAY-1");
        var first = new ServiceNow(Configs.at(API.address(), Map.of()), new MemorySends(), away);
        assertThrows(Unavailable.class, () -> first.create(ADA, "one", fields));

        var change = with(Map.of()).create(ADA, "one", fields);

        assertEquals(Optional.of("PAY-1"), change.fields().get(Field.JIRA_ISSUE_KEY));
        assertEquals(1, FAKE.records.changes().size());
    }

    @Test
    void gives_the_address_where_people_look_at_a_change() {
        var change = create(ADA, summary("x"));

        assertEquals(
                Optional.of(
                        URI.create(API.address() + "/nav_to.do?uri=change_request.do%3Fsys_id%3D" + change.sysId())),
                change.url());
    }

    @Test
    void is_there_and_does_not_answer_when_it_is_set_up_wrongly() {
        var wrong = List.<Map<String, Object>>of(
                Map.of("instance", ""),
                Map.of("instance", "http://example.org"),
                Map.of("instance", "https://u:s3cret@example.org"),
                Map.of("instance", "https://u:s3cret@ex ample.org"),
                Map.of("instance", "not an address"),
                Map.of("_password", ""),
                Map.of("auth", "key"),
                Map.of("auth", "oauth"),
                Map.of("auth", "other"),
                Map.of("visibility", "nobody"),
                Map.of("risk_codes", new String[] {"high"}),
                Map.of("deadline", 0));
        for (var settings : wrong) {
            var servicenow = with(settings);
            var error = assertThrows(Unavailable.class, () -> servicenow.find(ADA, "CHG0030001"), settings.toString());
            assertFalse(
                    error.getCause().getMessage().contains("s3cret"),
                    error.getCause().getMessage());
            assertThrows(Unavailable.class, () -> servicenow.create(ADA, "one", summary("x")), settings.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dev12345, https://dev12345.service-now.com",
        "acme.service-now.com, https://acme.service-now.com",
        "https://change.acme.org/, https://change.acme.org",
        "http://localhost:8080/sandbox, http://localhost:8080/sandbox"
    })
    void takes_a_name_or_an_address(String instance, URI address) {
        assertEquals(
                address, Settings.of(Configs.of(Map.of("instance", instance))).base());
    }
}
