/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import static dev.parley.sandbox.Running.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxPageTest {

    private static final String CHANGE = "/servicenow/api/sn_chg_rest/change?number=CHG0030001";

    @RegisterExtension
    final Running running = new Running("/sandbox");

    @Test
    void is_a_page_that_everybody_can_read() {
        var page = running.anonymous("/");
        assertEquals(200, page.statusCode());
        assertEquals(
                "text/html;charset=utf-8",
                page.headers().firstValue("Content-Type").orElseThrow());
        var html = page.body();
        assertTrue(html.contains("<html lang=\"en\">"));
        assertTrue(html.contains("<title>Parley&#39;s sandbox</title>"));
        assertEquals(1, count("<h1>", html));
        assertEquals(3, count("<h2 id=", html));
        assertEquals(3, count("<caption>", html));
        assertEquals(count("<select ", html), count("<label for=", html));
        for (var id : Pattern.compile("<select id=\"([^\"]+)\"")
                .matcher(html)
                .results()
                .toList()) {
            assertTrue(html.contains("<label for=\"%s\">".formatted(id.group(1))));
        }
        assertFalse(html.contains("<script"));
        assertTrue(html.contains("CHG0030001") && html.contains("PAY-101") && html.contains("#44"));
    }

    @Test
    void moves_a_change_an_issue_and_a_pull_request() {
        var change = json(running.get(CHANGE)).at("/result/0/sys_id/value").textValue();
        assertEquals(
                303,
                press("vendor", "SERVICENOW", "thing", change, "move", "-1").statusCode());
        assertEquals(
                "Implement",
                json(running.get(CHANGE)).at("/result/0/state/display_value").textValue());
        press("vendor", "SERVICENOW", "thing", change, "move", "0");
        press("vendor", "SERVICENOW", "thing", change, "move", "3");
        assertEquals(
                "Closed",
                json(running.get(CHANGE)).at("/result/0/state/display_value").textValue());

        assertEquals(
                303, press("vendor", "JIRA", "thing", "PAY-104", "move", "21").statusCode());
        var issue = json(running.get("/jira/rest/api/3/issue/PAY-104"));
        assertEquals("In Progress", issue.at("/fields/status/name").textValue());

        assertEquals(
                303,
                press("vendor", "GITHUB", "thing", "42", "move", "pass migration-tests")
                        .statusCode());
        var pull = json(running.get("/github/repos/acme/pay/pulls/42"));
        assertEquals("clean", pull.path("mergeable_state").textValue());
        assertEquals(
                303,
                press("vendor", "GITHUB", "thing", "41", "move", "fail build").statusCode());
        assertEquals(
                "unstable",
                json(running.get("/github/repos/acme/pay/pulls/41"))
                        .path("mergeable_state")
                        .textValue());
        assertEquals(
                303, press("vendor", "GITHUB", "thing", "42", "move", "merge").statusCode());
        assertTrue(json(running.get("/github/repos/acme/pay/pulls/42"))
                .path("merged")
                .booleanValue());
    }

    @Test
    void sends_a_change_back_whose_approval_is_refused() {
        var path = CHANGE.replace("30001", "30003");
        var change = json(running.get(path)).at("/result/0/sys_id/value").textValue();
        assertEquals(
                303,
                press("vendor", "SERVICENOW", "thing", change, "move", "reject").statusCode());
        assertEquals(
                "rejected",
                json(running.get(path)).at("/result/0/approval/value").textValue());
    }

    @Test
    void does_not_move_what_cannot_be() {
        var change = json(running.get(CHANGE)).at("/result/0/sys_id/value").textValue();
        assertEquals(
                403, press("vendor", "SERVICENOW", "thing", change, "move", "3").statusCode());
        assertEquals(
                400, press("vendor", "JIRA", "thing", "PAY-104", "move", "51").statusCode());
        assertEquals(
                404, press("vendor", "JIRA", "thing", "PAY-1", "move", "51").statusCode());
        assertEquals(
                400, press("vendor", "GITHUB", "thing", "44", "move", "merge").statusCode());
        assertEquals(400, press("vendor", "SAP").statusCode());
        assertEquals(400, press("vendor", "JIRA", "weather", "RAINY").statusCode());
        assertEquals(404, running.anonymous("/nothing").statusCode());
        assertEquals(405, running.send("DELETE", "/", null).statusCode());
    }

    @Test
    void lets_a_system_be_away_and_slow_and_well_again() {
        press("vendor", "JIRA", "weather", "AWAY");
        var away = running.get("/jira/rest/api/3/myself");
        assertEquals(503, away.statusCode());
        assertTrue(json(away).path("errorMessages").isArray());
        assertEquals(200, running.get("/github/user").statusCode());
        assertTrue(running.anonymous("/").body().contains("<option value=\"AWAY\" selected>"));

        press("vendor", "JIRA", "weather", "SLOW");
        long begin = System.nanoTime();
        assertEquals(200, running.get("/jira/rest/api/3/myself").statusCode());
        assertTrue(System.nanoTime() - begin >= Running.SLOW.toNanos());

        press("vendor", "JIRA", "weather", "AWAY");
        press("vendor", "JIRA", "weather", "WELL");
        assertEquals(200, running.get("/jira/rest/api/3/myself").statusCode());
    }

    @Test
    void takes_nothing_from_pages_of_other_origins() {
        var form = "vendor=JIRA&weather=AWAY";
        assertEquals(403, post(form, Map.of("Origin", "https://evil.example")).statusCode());
        assertEquals(403, post(form, Map.of("Origin", "null")).statusCode());
        assertEquals(403, post(form, Map.of("Origin", "%")).statusCode());
        assertEquals(403, post(form, Map.of()).statusCode());
        assertEquals(
                403,
                post(form, Map.of("Origin", running.address(), "Sec-Fetch-Site", "cross-site"))
                        .statusCode());
        assertEquals(
                403,
                post(form, Map.of("Origin", "http://rebound.example", "X-Forwarded-Host", "rebound.example"))
                        .statusCode());
        assertEquals(200, running.get("/jira/rest/api/3/myself").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/servicenow/api/now/table/sys_user", "/jira/rest/api/3/myself", "/github/user"})
    void answers_this_machine_alone(String path) {
        var answer = running.get(path, "X-Forwarded-For", "203.0.113.9");
        assertEquals(403, answer.statusCode());
        assertEquals(200, running.get(path, "X-Forwarded-For", "127.0.0.9").statusCode());
    }

    private HttpResponse<String> press(String... form) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < form.length; i += 2) {
            fields.put(form[i], form[i + 1]);
        }
        var encoded = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return post(encoded, Map.of("Origin", running.address(), "Sec-Fetch-Site", "same-origin"));
    }

    private HttpResponse<String> post(String form, Map<String, String> headers) {
        var request = running.request("/")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        headers.forEach(request::header);
        return running.send(request.build(), form);
    }

    private static long count(String part, String text) {
        return Pattern.compile(part, Pattern.LITERAL).matcher(text).results().count();
    }
}
