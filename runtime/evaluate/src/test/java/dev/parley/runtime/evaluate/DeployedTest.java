/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as admins call it, before a Parley that runs. */
class DeployedTest {

    private static final String TEST = """
            {"name": "Ours", "test": [["call it off", "cancel"], ["what is on?", "list"], ["undo it", "cancel"]]%s}
            """;

    @TempDir
    Path room;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private FakeParley parley;

    @BeforeEach
    void start() throws Exception {
        parley = new FakeParley()
                .takes("call it off", "cancel", 0.9)
                .takes("what is on?", "list", 0.5)
                .takes("undo it", "list", 0.8);
    }

    @AfterEach
    void stop() {
        parley.close();
    }

    @Test
    void tells_how_well_the_deployed_intents_are_told_apart() throws Exception {
        var report = json("intents", file(TEST.formatted("")), "--deployed", "--url", parley.url());

        assertEquals("Ours", report.get("name").textValue());
        assertEquals(2.0 / 3, report.get("accuracy").doubleValue());
        assertEquals(3, report.get("tests").intValue());
        assertTrue(report.get("oos_recall").isNull());
        assertEquals(2.0 / 3, report.at("/bands/acted/share").doubleValue());
        assertEquals(0.5, report.at("/bands/acted/accuracy").doubleValue());
        assertEquals("cancel", report.at("/confused/0/expected").textValue());
        assertEquals("list", report.at("/confused/0/got").textValue());
    }

    @Test
    void tells_what_the_deployed_detectors_reject() throws Exception {
        parley.takes("sing a song", "list", 0.6);
        var report = json(
                "intents",
                file(TEST.formatted(", \"oos_test\": [\"who am i\", [\"sing a song\", \"none\"]]")),
                "--deployed",
                "--url",
                parley.url());

        assertEquals(0.5, report.get("oos_recall").doubleValue());
        assertEquals(1, report.get("oos_precision").doubleValue());
        assertEquals(2, report.get("oos_tests").intValue());
    }

    @Test
    void draws_a_table_of_the_deployed_intents() throws Exception {
        assertEquals(0, run("intents", file(TEST.formatted("")), "--deployed", "--url", parley.url()), text(err));

        assertTrue(text(out).contains("Ours: 3 utterances, 0 out of scope, to what is deployed"), text(out));
        assertTrue(text(out).contains("accuracy                 66.7 %"), text(out));
        assertTrue(text(out).contains("    1  cancel -> list"), text(out));
    }

    @Test
    void asks_as_much_at_a_time_as_parley_takes() throws Exception {
        var many = IntStream.range(0, 450)
                .mapToObj(i -> "[\"text %d\", \"list\"]".formatted(i))
                .collect(Collectors.joining(",", "{\"test\": [", "]}"));
        assertEquals(
                450,
                json("intents", file(many), "--deployed", "--url", parley.url())
                        .get("tests")
                        .intValue());
        assertEquals(List.of(200, 200, 50), parley.asked);

        parley.asked.clear();
        var long4000 = "\u00e4".repeat(4000);
        var large = IntStream.range(0, 3)
                .mapToObj(i -> "[\"%s\", \"list\"]".formatted(long4000))
                .collect(Collectors.joining(",", "{\"test\": [", "]}"));
        json("intents", file(large), "--deployed", "--url", parley.url());
        assertEquals(List.of(1, 1, 1), parley.asked);
    }

    @Test
    void finds_the_parley_by_the_environment() throws Exception {
        var file = file(TEST.formatted(""));
        var byPort = Map.of(Admin.PASSWORD, FakeParley.PASSWORD, "PARLEY_PORT", String.valueOf(parley.port()));
        var byUrl = Map.of(Admin.PASSWORD, FakeParley.PASSWORD, "PARLEY_PORT", "1", "PARLEY_URL", parley.url() + "/");

        assertEquals(0, Evaluate.exit(List.of("intents", file, "--deployed"), byPort, print(out), print(err)));
        assertEquals(0, Evaluate.exit(List.of("intents", file, "--deployed"), byUrl, print(out), print(err)));
        assertEquals(2, parley.asked.size());
    }

    @Test
    void tells_what_was_made_of_what_users_said() throws Exception {
        stored();
        var report = json("intents", "--stored", "--url", parley.url());

        assertEquals(
                "{\"utterances\":5,\"acted\":2,\"asked\":2,\"rejected\":1}",
                report.get("all").toString());
        assertEquals(
                "[{\"by\":\"semantic\",\"intent\":\"list\",\"counts\":{\"utterances\":3,\"acted\":0,\"asked\":2,\"rejected\":1}},"
                        + "{\"by\":\"rules\",\"intent\":\"cancel\",\"counts\":{\"utterances\":1,\"acted\":1,\"asked\":0,\"rejected\":0}},"
                        + "{\"by\":\"rules\",\"intent\":\"list\",\"counts\":{\"utterances\":1,\"acted\":1,\"asked\":0,\"rejected\":0}}]",
                report.get("of").toString());
        assertEquals(
                List.of("is\n\u001b[31mit raining?", "hm", "what is on?", "cancel it"),
                report.get("unsure").findValuesAsText("text"));
    }

    @Test
    void draws_a_table_of_what_users_said() throws Exception {
        stored();
        assertEquals(0, run("intents", "--stored", "--url", parley.url()), text(err));

        assertEquals("""
                5 stored utterances that a detector found an intent for

                  acted   asked  rejected
                      2       2         1  all
                      0       2         1  semantic: list
                      1       0         0  rules: cancel
                      1       0         0  rules: list

                the least sure
                  0.30  semantic: list  "is [31mit raining?"
                  0.40  semantic: list  "hm"
                  0.69  semantic: list  "what is on?"
                  1.00  rules: cancel  "cancel it"
                """, text(out).replaceAll("\n\n$", "\n"));
    }

    private void stored() {
        parley.heard("what is on?", "list", 0.69, "semantic")
                .heard("is\n\u001b[31mit raining?", "list", 0.3, "semantic")
                .heard("what is on?", "list", 0.7, "rules")
                .heard("cancel it", "cancel", 1, "rules")
                .heard("hm", "list", 0.4, "semantic");
    }

    @Test
    void tells_the_twenty_least_sure_and_no_more() throws Exception {
        for (int i = 0; i < 30; i++) {
            parley.heard("text " + i + " " + "x".repeat(200), "list", i / 100.0, "semantic");
        }
        assertEquals(
                20,
                json("intents", "--stored", "--url", parley.url()).get("unsure").size());
        out.reset();
        assertEquals(0, run("intents", "--stored", "--url", parley.url()));
        assertTrue(text(out).contains("text 19 xxx"), text(out));
        assertFalse(text(out).contains("text 20 "), text(out));
        assertTrue(text(out).lines().allMatch(line -> line.length() < 150), text(out));
    }

    @Test
    void tells_when_nobody_said_anything() throws Exception {
        assertEquals(0, run("intents", "--stored", "--url", parley.url()), text(err));
        assertTrue(text(out).startsWith("0 stored utterances"), text(out));
    }

    @Test
    void needs_the_password_of_the_admin() throws Exception {
        for (var environment : List.of(Map.<String, String>of(), Map.of(Admin.PASSWORD, ""))) {
            assertEquals(
                    2,
                    Evaluate.exit(
                            List.of("intents", "--stored", "--url", parley.url()),
                            environment,
                            print(out),
                            print(err)));
        }
        assertEquals(
                "parley: set PARLEY_ADMIN_PASSWORD to the password of admin at %s/; this is for admins"
                        .formatted(parley.url()),
                text(err).lines().findFirst().orElseThrow());
    }

    @Test
    void says_when_the_password_is_wrong() throws Exception {
        var environment = Map.of(Admin.PASSWORD, "guess");
        var args = List.of("intents", "--stored", "--url", parley.url());

        assertEquals(2, Evaluate.exit(args, environment, print(out), print(err)));
        assertEquals(
                "parley: %s/ does not take PARLEY_ADMIN_PASSWORD as the password of admin\n".formatted(parley.url()),
                text(err));
    }

    @Test
    void says_when_no_parley_answers() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertEquals(1, run("intents", "--stored", "--url", "http://127.0.0.1:" + free));
        assertEquals("parley: no Parley answers at http://127.0.0.1:%d/\n".formatted(free), text(err));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "ftp://localhost", "//localhost", "http://", "http://h:99999", "h t t p"})
    void refuses_what_is_no_address(String url) throws Exception {
        assertEquals(2, run("intents", "--stored", "--url", url));
        assertTrue(text(err).contains("is no address of a Parley, such as http://127.0.0.1:8080"), text(err));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                        | "test" has to be a list that is not empty
                    {"test": []}              | "test" has to be a list that is not empty
                    {"test": [["a"]]}         | test[0] has to be [text, intent]
                    {"test": [["", "x"]]}     | test[0][0] has to be a text that is not empty
                    {"kind": "faq"}           | its kind is "faq"; try "parley evaluate retrieval"
                    {"test": [["a", "b"]], "oos_test": []} | "oos_test" has to be a list that is not empty
                    no json                   | is not JSON
                    """)
    void refuses_files_before_it_signs_in(String content, String problem) throws Exception {
        assertEquals(
                2, Evaluate.exit(List.of("intents", file(content), "--deployed"), Map.of(), print(out), print(err)));
        assertTrue(text(err).contains(problem), text(err));
        assertEquals("", text(out));
    }

    @Test
    void refuses_texts_that_are_too_long_to_be_said() throws Exception {
        assertEquals(2, run("intents", file("{\"test\": [[\"" + "x".repeat(4001) + "\", \"list\"]]}"), "--deployed"));
        assertTrue(text(err).contains("a text is longer than 4,000 characters"), text(err));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "intents --deployed",
                "intents x --stored",
                "intents x --stored --deployed",
                "intents x --url http://h",
                "retrieval x --deployed",
                "retrieval --stored",
                "intents x --deployd",
                "--stored"
            })
    void tells_how_it_is_used(String args) {
        assertEquals(2, Evaluate.exit(List.of(args.split(" ")), Map.of(), print(out), print(err)));
        assertTrue(text(err).contains("usage: parley evaluate"), text(err));
    }

    @Test
    void needs_an_address_where_it_is_told_that_there_is_one() {
        assertEquals(2, Evaluate.exit(List.of("intents", "--stored", "--url"), Map.of(), print(out), print(err)));
        assertEquals("parley: --url needs a value\n", text(err));
    }

    private JsonNode json(String... args) throws Exception {
        out.reset();
        var all = new ArrayList<>(List.of(args));
        all.add("--json");
        assertEquals(0, run(all.toArray(String[]::new)), text(err));
        assertEquals(1, text(out).lines().count());
        return new JsonMapper().readTree(out.toByteArray());
    }

    private int run(String... args) {
        return Evaluate.exit(List.of(args), Map.of(Admin.PASSWORD, FakeParley.PASSWORD), print(out), print(err));
    }

    private String file(String content) throws Exception {
        return Files.writeString(room.resolve("data.json"), content).toString();
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(UTF_8);
    }
}
