/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of a Parley that runs, on the console's pages and by the command. */
class SettingsTest {

    private static final String PASSWORD = "of-the-settings-test";
    private static final String SECRET = "hunter2-hunter2-hunter2";
    private static final String DIALOG = "parley.dialog";
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"([^\"]+)\"");

    @TempDir
    static Path directory;

    private static RunningParley parley;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        parley = RunningParley.start(directory.resolve("data"), Map.of("PARLEY_ADMIN_PASSWORD", PASSWORD));
    }

    @AfterAll
    static void stop() {
        parley.close();
    }

    @Test
    void the_containers_own_page_is_refused_what_is_wrong_and_takes_what_is_right() throws Exception {
        assertEquals(302, configure("zone", "Europe/Athens").statusCode());
        var refused = configure("zone", "Mars/Olympus");
        assertEquals(422, refused.statusCode());
        assertEquals(
                "parley.dialog stays as it was. \"Time zone\" (zone) has to be a time zone such as Europe/Athens, UTC or"
                        + " +02:00, not \"Mars/Olympus\".",
                refused.body().strip());
        assertEquals(422, configure("undoMinutes", "many").statusCode());
        assertEquals(422, configure("confirm", "<script>").statusCode());
        assertTrue(get(DIALOG).body().contains("value=\"Europe/Athens\""));
        assertTrue(get("?view=history").body().contains("zone: – → Europe/Athens"));
    }

    @Test
    void a_form_is_refused_beside_its_field_and_takes_what_is_right() throws Exception {
        var refused = save("parley.live", Map.of("intervalSeconds", "4"));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("It has to be from 5 to 86400, not &quot;4&quot;."), refused.body());
        assertEquals(303, save("parley.live", Map.of("intervalSeconds", "5")).statusCode());
        assertTrue(get("parley.live").body().contains("Now from: set by admin."));
    }

    @Test
    void a_secret_is_seen_nowhere() throws Exception {
        assertEquals(303, save("parley.hooks", Map.of(".github.secret", SECRET)).statusCode());
        var file = directory.resolve("secret.json");
        assertEquals(0, command("export", file.toString()).awaitExit());
        for (var page : new String[] {"parley.hooks", "?view=history", "parley-settings.json", ""}) {
            assertFalse(get(page).body().contains(SECRET), page);
        }
        assertFalse(command("list").await("\\.github\\.secret = ").contains(SECRET));
        assertFalse(parley.output().contains(SECRET));
        assertFalse(Files.readString(file).contains(SECRET));
        for (var kept : new String[] {"config", "settings/history.jsonl", "logs"}) {
            try (var files = Files.walk(directory.resolve("data").resolve(kept))) {
                for (var each : files.filter(Files::isRegularFile).toList()) {
                    assertFalse(new String(Files.readAllBytes(each), UTF_8).contains(SECRET), each.toString());
                }
            }
        }
    }

    @Test
    void the_command_exports_imports_and_says_what_is_wrong() throws Exception {
        var file = directory.resolve("settings.json");
        assertEquals(0, command("export", file.toString()).awaitExit());
        var wrong = directory.resolve("wrong.json");
        Files.writeString(wrong, "{\"settings\": {\"parley.retention\": {\"conversationDays\": -1}}}");
        var refused = command("import", wrong.toString());
        assertEquals(1, refused.awaitExit());
        refused.await(
                "nothing has changed. parley.retention: \"Days\" \\(conversationDays\\) has to be from 0 to 36500");

        Files.writeString(wrong, "{\"settings\": {\"parley.retention\": {\"conversationDays\": 30}}}");
        command("import", wrong.toString(), "--dry-run").await("parley.retention conversationDays: default → 30");
        assertFalse(Files.readString(export("before.json")).contains("\"conversationDays\": 30"));
        assertEquals(0, command("import", wrong.toString()).awaitExit());
        assertTrue(Files.readString(export("between.json")).contains("\"conversationDays\": 30"));
        assertEquals(0, command("import", file.toString()).awaitExit());
        assertFalse(Files.readString(export("after.json")).contains("\"conversationDays\": 30"));
    }

    private Path export(String name) {
        var file = directory.resolve(name);
        assertEquals(0, command("export", file.toString()).awaitExit());
        return file;
    }

    private static RunningParley command(String... words) {
        var line = new String[words.length + 1];
        line[0] = "settings";
        System.arraycopy(words, 0, line, 1, words.length);
        return RunningParley.launch(directory.resolve("data"), Map.of(), line);
    }

    /** As Felix's page does. */
    private HttpResponse<String> configure(String property, String value) throws IOException, InterruptedException {
        var form = new LinkedHashMap<String, String>();
        form.put("apply", "true");
        form.put("action", "ajaxConfigManager");
        form.put("propertylist", property);
        form.put(property, value);
        return post("configMgr/" + DIALOG, form);
    }

    private HttpResponse<String> save(String pid, Map<String, String> typed) throws IOException, InterruptedException {
        var page = get(pid).body();
        var form = new LinkedHashMap<>(typed);
        form.put("deed", "save");
        form.put("pid", pid);
        form.put("token", found(TOKEN, page));
        form.put("revision", found(REVISION, page));
        return post("parley-settings", form);
    }

    private static String found(Pattern pattern, String page) {
        var matcher = pattern.matcher(page);
        assertTrue(matcher.find(), page);
        return matcher.group(1);
    }

    private HttpResponse<String> get(String page) throws IOException, InterruptedException {
        var path = page.isEmpty() || page.startsWith("?") ? page : "/" + page;
        return client.send(request("parley-settings" + path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
        return client.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        var basic = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(UTF_8));
        URI page = parley.url().resolve("system/console/" + path);
        return HttpRequest.newBuilder(page).header("Authorization", "Basic " + basic);
    }
}
