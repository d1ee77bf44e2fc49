/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.api.account.Account;
import dev.parley.api.audit.Audit.Entry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminAccountsTest extends AdminTest {

    private static final String ALL = "/api/admin/accounts/";
    private static final String MARIA = Running.MARIA.name();

    private static void account(String id, String name, String... roles) {
        running.accounts.accounts.put(id, new Account(id, name, Set.of(roles), Stub.NOW, Optional.of(Stub.NOW), true));
    }

    private static List<String> audited() {
        return running.audit.list(Optional.empty(), 10, Optional.empty()).items().stream()
                .map(AdminAccountsTest::line)
                .toList();
    }

    private static String line(Entry entry) {
        return String.join("|", entry.who(), entry.action(), entry.subject(), entry.details());
    }

    @Test
    void lists_accounts_page_by_page() throws Exception {
        account("1", "ada", "change", "admin");
        account("2", "ben");
        account("3", "carl");

        var first = json(ALL + "?limit=2");

        assertEquals("""
                {"id":"1","name":"ada","roles":["admin","change"],"is_enabled":true,\
                "created_at":"2030-06-01T12:00:00.123456Z","signed_in_at":"2030-06-01T12:00:00.123456Z"}""", first.at("/results/0").toString());
        var second = json(ALL + "?limit=2&cursor=" + first.get("next").textValue());
        assertEquals("carl", second.at("/results/0/name").textValue());
        assertEquals(1, json(ALL + "?q=be").get("results").size());
        assertEquals(400, get(ALL + "?cursor=never").statusCode());
    }

    @Test
    void makes_an_account_and_tells_its_password_once() throws Exception {
        var response = send("POST", ALL, "{\"name\":\"ada\",\"roles\":[\"change\",\"admin\"]}");

        assertEquals(201, response.statusCode(), response.body());
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals("password of ada", running.json(response).get("password").textValue());
        var address = response.headers().firstValue("Location").orElseThrow();
        var read = running.get(Running.MARIA, address.substring(address.indexOf("/api/")));
        assertEquals("ada", running.json(read).get("name").textValue());
        assertFalse(read.body().contains("password"));
        assertEquals(List.of(MARIA + "|create account|ada|roles: admin, change"), audited());
    }

    @Test
    void changes_roles() throws Exception {
        account("1", "ada", "admin");

        var response = send("PATCH", ALL + "1/", "{\"roles\":[\"change\"]}");

        assertEquals("[\"change\"]", running.json(response).get("roles").toString());
        send("PATCH", ALL + "1", "{\"roles\":[]}");
        assertEquals(Set.of(), running.accounts.find("1").orElseThrow().roles());
        assertEquals(
                List.of(MARIA + "|change roles|ada|change → none", MARIA + "|change roles|ada|admin → change"),
                audited());
    }

    @Test
    void disables_and_enables() throws Exception {
        account("1", "ada", "admin");

        assertFalse(running.json(send("PATCH", ALL + "1/", "{\"is_enabled\":false}"))
                .get("is_enabled")
                .booleanValue());
        assertTrue(running.json(send("PATCH", ALL + "1/", "{\"is_enabled\":true}"))
                .get("is_enabled")
                .booleanValue());
        assertEquals(List.of(MARIA + "|enable account|ada|", MARIA + "|disable account|ada|"), audited());
    }

    @Test
    void resets_a_password_and_tells_it_once() throws Exception {
        account("1", "ada");

        var response = send("POST", ALL + "1/password/", "");

        assertEquals("{\"password\":\"new password of ada\"}", response.body());
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals(List.of(MARIA + "|reset password|ada|"), audited(), "without the password");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "POST; ''; {}; 400",
                "POST; ''; {\"name\":1}; 400",
                "POST; ''; {\"name\":\"x\",\"roles\":\"admin\"}; 400",
                "POST; ''; [; 400",
                "POST; ''; {\"name\":\"refused\"}; 422",
                "PATCH; 1/; {}; 400",
                "PATCH; 1/; {\"roles\":[],\"is_enabled\":true}; 400",
                "PATCH; 1/; {\"is_enabled\":\"yes\"}; 400",
                "PATCH; 1/; {\"roles\":[null]}; 400",
                "PATCH; 1/; {\"roles\":[\"refused\"]}; 422",
                "PATCH; 1/; {\"is_enabled\":false}; 422",
                "PATCH; 2/; {\"is_enabled\":false}; 404",
                "POST; 1/password/; ''; 422",
                "POST; 2/password/; ''; 404",
                "GET; 2/; ''; 404",
                "DELETE; 1/; ''; 405"
            })
    void refuses_what_can_not_be_and_notes_nothing(String method, String path, String body, int status)
            throws Exception {
        account("1", "refused");

        assertEquals(status, send(method, ALL + path, body).statusCode());

        assertEquals(List.of(), audited());
        assertEquals(1, running.accounts.accounts.size());
    }

    @Test
    void says_why_something_is_refused() throws Exception {
        running.assertRefused(422, "It is refused, as it says.", send("POST", ALL, "{\"name\":\"refused\"}"));
        running.assertRefused(404, "There is no such account.", get(ALL + "7/"));
    }

    @Test
    void is_for_admins_only() throws Exception {
        account("1", "ada");
        assertForAdminsOnly("GET", ALL);
        assertForAdminsOnly("POST", ALL);
        assertForAdminsOnly("GET", ALL + "1/");
        assertForAdminsOnly("PATCH", ALL + "1/");
        assertForAdminsOnly("POST", ALL + "1/password/");
        assertEquals(List.of(), audited());
    }

    @Test
    void does_nothing_that_nobody_would_note() throws Exception {
        account("1", "ada");
        running.ports.audit = null;

        assertEquals(503, send("POST", ALL, "{\"name\":\"ben\"}").statusCode());
        assertEquals(503, send("PATCH", ALL + "1/", "{\"is_enabled\":false}").statusCode());
        assertEquals(503, send("POST", ALL + "1/password/", "").statusCode());
        assertEquals(1, running.accounts.accounts.size());
        assertTrue(running.accounts.find("1").orElseThrow().isEnabled());
        running.accounts.isAway = true;
        running.assertRefused(503, "The database is not available just now; try again in 1 s.", get(ALL));
    }
}
