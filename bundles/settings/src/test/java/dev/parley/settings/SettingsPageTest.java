/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.settings;

import static dev.parley.settings.Container.FACTORY;
import static dev.parley.settings.Container.FILED;
import static dev.parley.settings.Container.PID;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.lib.page.Answer;
import dev.parley.lib.page.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsPageTest {

    private static final String SCRIPT = "<script>alert(1)</script>";

    @TempDir
    Path data;

    private Container parley;

    @BeforeEach
    void start() throws Exception {
        parley = new Container(data);
    }

    @AfterEach
    void stop() throws Exception {
        parley.close();
    }

    @Test
    void all_settings_are_listed_with_what_they_come_from() {
        var page = parley.show("");
        assertTrue(page.contains(PID) && page.contains(FACTORY), page);
        assertTrue(page.contains("conf/parley.filed.json"), page);
    }

    @Test
    void a_form_says_what_a_setting_is_and_takes_and_comes_from() {
        var page = parley.show("/" + FILED);
        assertTrue(page.contains("value=\"Asia/Tokyo\""), page);
        assertTrue(page.contains("It has to be a time zone such as Europe/Athens"), page);
        assertTrue(page.contains("or environment variable NO_SUCH_ZONE"), page);
        assertTrue(page.contains("A number from 0 to 1440. Default: 5. Now from: default."), page);
    }

    @Test
    void what_is_typed_counts_at_once_and_has_its_type() {
        var answer = assertInstanceOf(
                Answer.Elsewhere.class,
                save(PID, "zone", " Europe/Athens ", "minutes", "7", "names", "Ann\r\n\r\nBob ", "loud", "true"));
        assertEquals("Test is kept and counts from now on.", answer.message().text());
        assertEquals("Europe/Athens", parley.value(PID, "zone"));
        assertEquals(7, parley.value(PID, "minutes"));
        assertEquals(true, parley.value(PID, "loud"));
        assertArrayEquals(new String[] {"Ann", "Bob"}, (String[]) parley.value(PID, "names"));
    }

    @Test
    void what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays() {
        save(PID, "zone", "Europe/Athens");
        var answer = assertInstanceOf(
                Answer.Here.class,
                save(PID, "zone", "Mars/Olympus", "minutes", "7", "colour", SCRIPT, ".key", "hunter2"));
        assertEquals(422, answer.status());
        var page = Container.text(answer.content());
        assertTrue(page.contains("value=\"Mars/Olympus\" id="), page);
        assertTrue(
                page.contains(
                        "It has to be a time zone such as Europe/Athens, UTC or +02:00, not &quot;Mars/Olympus&quot;."),
                page);
        assertTrue(page.contains("It has to be one of red, blue, not &quot;&lt;script&gt;"), page);
        assertTrue(page.contains("It has to be text of at least 8 characters."), page);
        assertTrue(page.contains("value=\"7\""), page);
        assertFalse(page.contains(SCRIPT), page);
        assertFalse(page.contains("hunter2"), page);
        assertEquals("Europe/Athens", parley.value(PID, "zone"));
        assertNull(parley.value(PID, "minutes"));
    }

    @Test
    void a_secret_is_kept_when_nothing_is_typed_and_removed_when_asked_and_never_shown() throws Exception {
        save(PID, ".key", "hunter2hunter2", "zone", "UTC");
        save(PID, ".key", "", "zone", "Europe/Athens");
        assertEquals("hunter2hunter2", parley.value(PID, ".key"));
        assertNowhere("hunter2");
        save(PID, ".key", "", "remove-.key", "true");
        assertEquals("", parley.value(PID, ".key"));
        assertTrue(parley.show("/" + PID).contains("It is not set."));
    }

    private void assertNowhere(String secret) throws Exception {
        var pages = List.of(
                parley.show("/" + PID),
                parley.show(""),
                parley.show("", "view", "history"),
                parley.transfer.export(),
                String.valueOf(parley.history.newest(0, 100)));
        pages.forEach(page -> assertFalse(page.contains(secret), page));
        try (var files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file)).contains(secret), file.toString());
            }
        }
    }

    @Test
    void what_somebody_else_has_changed_meanwhile_is_not_overwritten_unasked() {
        var revision = String.valueOf(parley.configurations.revision(PID));
        save(PID, "zone", "Europe/Athens");
        var answer = assertInstanceOf(
                Answer.Here.class, parley.act("save", "pid", PID, "revision", revision, "zone", "Asia/Tokyo"));
        var page = Container.text(answer.content());
        assertTrue(page.contains("Somebody else has changed Test"), page);
        assertTrue(page.contains("value=\"Asia/Tokyo\""), page);
        assertEquals("Europe/Athens", parley.value(PID, "zone"));
    }

    @Test
    void placeholders_stay_where_nothing_else_was_typed() {
        save(FILED, "zone", "Asia/Tokyo", "minutes", "7");
        assertEquals("$[env:NO_SUCH_ZONE;default=Asia/Tokyo]", parley.value(FILED, "zone"));
        assertTrue(parley.show("").contains("changed by an admin"));
        var answer = assertInstanceOf(Answer.Elsewhere.class, parley.act("reset", "pid", FILED));
        assertEquals("Test follows its file in conf/ again.", answer.message().text());
        assertNull(parley.value(FILED, "minutes"));
        assertEquals("conf/parley.filed.json", parley.catalog.source(FILED));
    }

    @Test
    void an_instance_of_a_factory_comes_with_a_name_and_goes() {
        for (var name : List.of("", "a b", "a~b", "../x", "x".repeat(61))) {
            assertInstanceOf(Answer.Here.class, add(name, "zone", "UTC"), name);
        }
        assertInstanceOf(Answer.Here.class, add("one", "zone", "Mars"));
        assertEquals(List.of(), parley.catalog.instances(FACTORY));
        assertInstanceOf(Answer.Elsewhere.class, add("one", "zone", "Europe/Athens", "minutes", "5"));
        assertEquals(List.of(FACTORY + "~one"), parley.catalog.instances(FACTORY));
        assertEquals("Europe/Athens", parley.value(FACTORY + "~one", "zone"));
        assertInstanceOf(Answer.Here.class, add("one", "zone", "UTC"));
        parley.act("reset", "pid", FACTORY + "~one");
        assertEquals(List.of(), parley.catalog.instances(FACTORY));
    }

    private Answer add(String name, String... typed) {
        var all = new String[typed.length + 4];
        all[0] = "pid";
        all[1] = FACTORY;
        all[2] = "instance-name";
        all[3] = name;
        System.arraycopy(typed, 0, all, 4, typed.length);
        return parley.act("add", all);
    }

    @Test
    void settings_that_are_not_there_are_not_found() {
        for (var path : List.of("/parley.nothing", "/parley.many~none", "/)(objectClass=*", "/" + SCRIPT)) {
            assertEquals(
                    404,
                    assertThrows(Refusal.class, () -> parley.show(path), path).status());
        }
        assertEquals(400, assertThrows(Refusal.class, () -> parley.act("save")).status());
        assertEquals(
                400, assertThrows(Refusal.class, () -> parley.act("explode")).status());
    }

    @Test
    void a_change_is_undone_and_the_undo_too() throws Exception {
        save(PID, "zone", "Europe/Athens", "minutes", "7");
        save(PID, "zone", "Asia/Tokyo");
        var last = parley.history.last();
        assertEquals("Test is as it was before.", undo(last));
        assertEquals("Europe/Athens", parley.value(PID, "zone"));
        assertEquals("Test is as it was before.", undo(parley.history.last()));
        assertEquals("Asia/Tokyo", parley.value(PID, "zone"));
        save(PID, "zone", "UTC");
        assertTrue(undo(last).startsWith("This cannot be undone: \"Time zone\" of Test has been changed since."));
        assertEquals("UTC", parley.value(PID, "zone"));
        assertThrows(Refusal.class, () -> undo(4711));
    }

    @Test
    void a_removal_is_undone_without_its_secrets() {
        add("one", "zone", "Europe/Athens", ".key", "hunter2hunter2");
        parley.act("reset", "pid", FACTORY + "~one");
        assertEquals(
                "Test (one) is as it was before. Its secrets are not kept: set them again.",
                undo(parley.history.last()));
        assertEquals("Europe/Athens", parley.value(FACTORY + "~one", "zone"));
        assertNull(parley.value(FACTORY + "~one", ".key"));
        assertEquals("Test (one) is removed.", undo(parley.history.last()));
    }

    @Test
    void a_change_of_secrets_alone_is_not_undone() {
        save(PID, ".key", "hunter2hunter2");
        save(PID, ".key", "hunter3hunter3");
        assertEquals(
                "This cannot be undone: only secrets were changed, and they are not kept. Set them again.",
                undo(parley.history.last()));
    }

    private String undo(long change) {
        return assertInstanceOf(Answer.Elsewhere.class, parley.act("undo", "change", String.valueOf(change)))
                .message()
                .text();
    }

    @Test
    void an_export_brings_everything_back_but_secrets() throws Exception {
        save(
                PID,
                "zone",
                "Europe/Athens",
                "minutes",
                "7",
                "names",
                "Ann\nBob",
                "loud",
                "true",
                ".key",
                "hunter2hunter2");
        add("one", "colour", "blue");
        var export = parley.transfer.export();
        save(PID, "zone", "UTC", "names", "", ".key", "hunter3hunter3");
        save(FILED, "zone", "UTC");
        parley.act("reset", "pid", FACTORY + "~one");

        var look = assertInstanceOf(Answer.Here.class, parley.act("look", "settings", export));
        var page = Container.text(look.content());
        assertTrue(page.contains("Europe/Athens") && page.contains("Import these changes"), page);
        assertEquals("UTC", parley.value(PID, "zone"));

        parley.act("import", "settings", export);
        assertEquals(export, parley.transfer.export());
        assertEquals(7, parley.value(PID, "minutes"));
        assertEquals(true, parley.value(PID, "loud"));
        assertEquals("hunter3hunter3", parley.value(PID, ".key"));
        assertEquals("conf/parley.filed.json", parley.catalog.source(FILED));
        assertEquals(List.of(), parley.transfer.plan(export).differences());
    }

    @Test
    void of_an_import_with_anything_wrong_nothing_is_taken() {
        var wrong = Map.of(
                "{", "This is no JSON",
                "[]", "This is no export of settings",
                "{\"settings\": {\"parley.nothing\": {}}}", "no bundle here has such settings",
                "{\"settings\": {\"parley.test\": {\"minutes\": \"many\"}}}", "has to be a whole number",
                "{\"settings\": {\"parley.test\": {\"minutes\": {}}}}", "has to be a text, a number",
                "{\"settings\": {\"parley.test\": {\"zoned\": \"UTC\"}}}", "is no setting of parley.test",
                "{\"settings\": {\"parley.filed\": {\"zone\": \"UTC\"}, \"parley.test\": {\"zone\": \"Mars\"}}}",
                        "time zone");
        wrong.forEach((text, sentence) -> {
            var answer = assertInstanceOf(Answer.Here.class, parley.act("look", "settings", text), text);
            assertEquals(422, answer.status());
            assertTrue(Container.text(answer.content()).contains(sentence), text);
            parley.act("import", "settings", text);
            assertEquals("conf/parley.filed.json", parley.catalog.source(FILED));
            assertEquals("defaults", parley.catalog.source(PID));
        });
    }

    @Test
    void secrets_in_an_import_are_passed_over() {
        var plan = parley.transfer.plan(
                "{\"settings\": {\"parley.test\": {\".key\": \"hunter2hunter2\", \"zone\": \"UTC\"}}}");
        assertEquals(List.of("\".key\" of parley.test is secret and passed over; what is set stays."), plan.notes());
        assertEquals(List.of(new Transfer.Difference(PID, "zone", "", "UTC")), plan.differences());
    }

    private Answer save(String pid, String... typed) {
        var all = new String[typed.length + 4];
        all[0] = "pid";
        all[1] = pid;
        all[2] = "revision";
        all[3] = String.valueOf(parley.configurations.revision(pid));
        System.arraycopy(typed, 0, all, 4, typed.length);
        return parley.act("save", all);
    }
}
