/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.faq.Faq;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaqTransferTest extends AdminTest {

    private static final String EXPORT = "/api/admin/faqs/export/";
    private static final String IMPORT = "/api/admin/faqs/import/";
    private static final String BOM = "\uFEFF";

    private static HttpResponse<String> take(String type, String query, byte[] file) throws Exception {
        var request =
                running.request(IMPORT + query).header("Content-Type", type).POST(BodyPublishers.ofByteArray(file));
        return running.send(running.as(Running.MARIA, request));
    }

    private static HttpResponse<String> csv(String query, String file) throws Exception {
        return take("text/csv", query, file.getBytes(StandardCharsets.UTF_8));
    }

    /** Each {@code row: problem}. */
    private static List<String> broken(HttpResponse<String> response) throws Exception {
        return StreamSupport.stream(running.json(response).get("broken").spliterator(), false)
                .map(row -> row.get("row").asInt() + ": " + row.get("problem").asText())
                .toList();
    }

    private static void assertTaken(int added, int changed, HttpResponse<String> response) throws Exception {
        assertEquals(200, response.statusCode(), response.body());
        JsonNode json = running.json(response);
        assertEquals(added + " " + changed, json.get("added") + " " + json.get("changed"));
    }

    private static Faq faq(long id) {
        return running.faqs.find(id).orElseThrow();
    }

    @Test
    void exports_a_table() throws Exception {
        running.faqs.add("How do I pay?", "With \"money\",\nor not; =1+1", "a|b", "c\\d");
        running.faqs.add("=HYPERLINK(\"x\")", "'@x");

        var response = get(EXPORT);

        assertEquals("text/csv", response.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "attachment; filename=\"faqs.csv\"",
                response.headers().firstValue("Content-Disposition").orElseThrow());
        assertEquals(
                BOM + "\"id\",\"question\",\"answer\",\"phrasings\",\"order\",\"is_active\"\r\n"
                        + "\"1\",\"How do I pay?\",\"With \"\"money\"\",\nor not; =1+1\",\"a\\|b|c\\\\d\",\"0\",\"true\"\r\n"
                        + "\"2\",\"'=HYPERLINK(\"\"x\"\")\",\"''@x\",\"\",\"1\",\"true\"\r\n",
                response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void imports_what_it_exports(String format) throws Exception {
        running.faqs.add("=1+1", "+2", "-3", "@4", "'=5", "''6", "\\|", "\\", "|");
        running.faqs.add("'=x", "'", "a,b;c\td\"e\nf");
        running.faqs.add("\u00dcber \ud83d\ude80?", "- a list\n- of \u732b");
        send("PATCH", "/api/admin/faqs/3/", "{\"is_active\":false,\"order\":-7}");
        var before = running.faqs.edition().all();
        var file = get(EXPORT + "?format=" + format);
        assertTrue(
                file.headers().firstValue("Content-Disposition").orElseThrow().contains("faqs." + format));
        before.forEach(faq -> running.faqs.save(List.of(
                new Faq(faq.id(), "changed " + faq.id(), "x", List.of("y"), 99, !faq.isActive(), StubFaqs.WRITTEN))));

        var response = take(
                file.headers().firstValue("Content-Type").orElseThrow(),
                "",
                file.body().getBytes(StandardCharsets.UTF_8));

        assertTaken(0, 3, response);
        assertEquals(before, running.faqs.edition().all());
    }

    @Test
    void exports_and_imports_nothing() throws Exception {
        assertTaken(0, 0, csv("", get(EXPORT).body()));
        assertTaken(0, 0, send("POST", IMPORT, get(EXPORT + "?format=json").body()));
        assertEquals(0, running.faqs.saves);
    }

    @Test
    void adds_what_is_new_at_the_end_and_changes_what_is_there() throws Exception {
        running.faqs.add("How do I pay?", "With money.", "paying");
        running.faqs.add("Where are you?", "Here.");

        assertTaken(2, 2, csv("", """
                        answer,question,id
                        By card.,"h\u00f3w do I, pay",
                        New.,Another?,
                        There.,Where will you be?,2
                        Newer.,Still another?,
                        """));

        assertEquals(
                List.of("h\u00f3w do I, pay", "Where will you be?", "Another?", "Still another?"),
                running.faqs.questions());
        assertEquals(List.of("paying"), faq(1).phrasings(), "there was no such column");
        assertEquals("There.", faq(2).answer());
        assertEquals(2, faq(3).order());
        assertTrue(faq(3).isActive());
        assertEquals(3, running.faqs.saves, "all at once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFquestion;answer;phrasings;is_active;order\r\na;b, c;d|e;FALSCH;7\r\n",
                "is_active\tQuestion \tANSWER\tphrasings\torder\rno\ta\tb, c\td|e\t7",
                "question,answer,phrasings,unknown,is_active,order\n a , \"b, c\" ,\" d | |e \",?,0,7\n",
                "question,answer,phrasings,is_active,order\n\n,,,,\n\"a\",\"b, c\",d|e,False,7,,\n\n"
            })
    void understands_what_spreadsheets_write(String file) throws Exception {
        assertTaken(1, 0, csv("", file));
        assertEquals(new Faq(1, "a", "b, c", List.of("d", "e"), 7, false, StubFaqs.WRITTEN), faq(1));
    }

    @Test
    void understands_utf_16_with_its_mark() throws Exception {
        String text = BOM + "question\tanswer\n\u00fcber\t\u732b\n";
        assertTaken(1, 0, take("text/csv", "", text.getBytes(StandardCharsets.UTF_16LE)));
        assertTaken(0, 1, take("text/csv; charset=utf-16", "", text.getBytes(StandardCharsets.UTF_16BE)));
        assertEquals("\u00fcber", faq(1).question());
    }

    @Test
    void empties_what_is_empty_in_a_column_that_is_there() throws Exception {
        running.faqs.add("a", "b", "c");
        assertTaken(0, 1, csv("", "question,answer,is_active,order,phrasings\na,d\n"));
        assertEquals(new Faq(1, "a", "d", List.of(), 0, true, StubFaqs.WRITTEN), faq(1));
    }

    private static final String BROKEN = """
            id,question,answer,phrasings,order,is_active
            ,good,answer,,,
            ,,answer,,,
            ,question,,,,

            9,q,a,,,
            x,q,a,,,
            0,q,a,,,
            ,q,a,,1.5,
            ,q,a,,,maybe
            ,q,a,,,,too,many
            ,"in two
            lines",a,,,
            ,"quoted" badly,"and" again,,,
            ,Good!,other,,,
            1,a,x,,,
            1,b,x,,,
            ,Second,x,,,
            ,Third,x,,,
            3,second!,x,,,
            """;

    private static final List<String> PROBLEMS = List.of(
            "3: question is empty.",
            "4: answer is empty.",
            "6: There is no FAQ with the id 9.",
            "7: id must be a whole number from 1 to 9223372036854775807.",
            "8: id must be a whole number from 1 to 9223372036854775807.",
            "9: order must be a whole number from -2147483648 to 2147483647.",
            "10: is_active must be true or false.",
            "11: There are more cells than the first row has.",
            "13: A cell that begins with a quotation mark must end with one, and marks inside of it must be doubled.",
            "14: It is the same question as in row 2.",
            "16: It is the same FAQ as in row 15.",
            "19: It is the same question as in row 17.");

    private static void fill() {
        running.faqs.add("First", "1");
        running.faqs.add("Second", "2");
        running.faqs.add("Third", "3");
    }

    @Test
    void refuses_a_file_with_broken_rows_and_says_which() throws Exception {
        fill();
        var before = running.faqs.edition();

        var response = csv("", BROKEN);

        assertRefused(422, "12 rows are broken; nothing was changed.", response);
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(PROBLEMS, broken(response));
        assertEquals(before, running.faqs.edition());
        assertEquals(response.body(), csv("?broken=refuse", BROKEN).body());
    }

    @Test
    void leaves_broken_rows_out_if_that_is_wanted() throws Exception {
        fill();

        var response = csv("?broken=skip", BROKEN);

        assertTaken(2, 3, response);
        assertEquals(PROBLEMS, broken(response));
        assertEquals(List.of("a", "Second", "Third", "good", "in two\nlines"), running.faqs.questions());
        assertEquals("x", faq(3).answer());
    }

    @Test
    void lets_rows_exchange_questions_but_not_take_one() throws Exception {
        fill();
        assertTaken(0, 2, csv("", "id,question,answer\n1,Second,1\n2,First,2\n"));
        assertEquals(List.of("Second", "First", "Third"), running.faqs.questions());

        var response = csv("?broken=skip", "id,question,answer\n3,Second,x\n1,Third,y\n2,,z\n");
        assertTaken(0, 2, response);
        assertEquals(List.of("4: question is empty."), broken(response));

        response = csv("?broken=skip", "id,question,answer\n1,First,x\n3,Third,y\n2,New,\n");
        assertEquals(
                List.of(
                        "2: FAQ 2 has this question already.",
                        "3: FAQ 1 has this question already.",
                        "4: answer is empty."),
                broken(response));
        assertEquals(List.of("Third", "First", "Second"), running.faqs.questions());
    }

    @Test
    void takes_json_as_a_list_or_as_it_is_exported() throws Exception {
        String list = "[{\"question\":\"a\",\"answer\":\"b\",\"phrasings\":[\"c|d\"],\"order\":4,\"is_active\":false}]";
        assertTaken(1, 0, send("POST", IMPORT, list));
        assertTaken(0, 1, send("POST", IMPORT, "{\"results\":" + list + "}"));
        assertEquals(new Faq(1, "a", "b", List.of("c|d"), 4, false, StubFaqs.WRITTEN), faq(1));
    }

    @Test
    void says_which_entries_are_broken() throws Exception {
        var response = send("POST", IMPORT, """
                [{"question":"a","answer":"b"},7,{"id":1,"question":"c"},{"id":1,"question":"c","answer":"d"},\
                {"question":"A?","answer":"e"},{"question":"f","answer":"g","phrasings":"h"}]""");

        assertRefused(422, "5 rows are broken; nothing was changed.", response);
        assertEquals(
                List.of(
                        "2: A FAQ must be a JSON object, not a number.",
                        "3: There is no FAQ with the id 1.",
                        "4: There is no FAQ with the id 1.",
                        "5: It is the same question as in row 1.",
                        "6: phrasings must be a list of at most 50 texts, not a text."),
                broken(response));
        assertRefused(422, "A row is broken; nothing was changed.", send("POST", IMPORT, "[{}]"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{}`,                `Send a list of FAQs, or an object with such a list as \"results\".`",
                "`{\"results\":{}}`,  `Send a list of FAQs, or an object with such a list as \"results\".`",
                "`7`,                 `Send a list of FAQs, or an object with such a list as \"results\".`",
                "``,                  `Send a list of FAQs, or an object with such a list as \"results\".`",
                "`[{]`,               `The body is not valid JSON at line 1, column 3.`"
            })
    void says_what_is_wrong_with_json(String json, String detail) throws Exception {
        assertRefused(400, detail, send("POST", IMPORT, json));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``,                         The file is empty.",
                "`\n\r\n , \n`,              The file is empty.",
                "`a,b\n`,                    `The first row must name the columns, among them question and answer.`",
                "`question\na\n`,            `The first row must name the columns, among them question and answer.`",
                "`question,\"answer\" x\na,b`, `The first row must name the columns, among them question and answer.`",
                "`question,answer,Answer\n`, The first row must name each column once."
            })
    void says_what_is_wrong_with_a_table(String file, String detail) throws Exception {
        assertRefused(400, detail, csv("", file));
    }

    @Test
    void does_not_guess_at_letters() throws Exception {
        String detail = "The file is not text in UTF-8; save it as \"CSV UTF-8\".";
        byte[] latin = "question,answer\n\u00fcber,b\n".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(400, detail, take("text/csv", "", latin));
        assertRefused(400, detail, take("text/csv", "", new byte[] {(byte) 0xFE, (byte) 0xFF, 0}));
        assertEquals(0, running.faqs.saves);
    }

    @Test
    void reads_an_open_quotation_mark_as_a_broken_row() throws Exception {
        var response = csv("?broken=skip", "question,answer\na,b\nc,\"d\ne,f\n");
        assertTaken(1, 0, response);
        assertEquals(1, broken(response).size());
        assertTrue(broken(response).get(0).startsWith("3: A cell that begins"));
    }

    @Test
    void takes_2_mb_and_not_one_byte_more() throws Exception {
        String start = "question,answer\na,b\n";
        String file = start + "\n".repeat((2 << 20) - start.length());
        assertTaken(1, 0, csv("", file));
        String detail = "The body is too large: at most 2048 KiB are read.";
        assertRefused(413, detail, csv("", file + "\n"));
        assertRefused(413, detail, send("POST", IMPORT, "[" + " ".repeat(2 << 20) + "]"));
    }

    @Test
    void takes_5000_and_not_one_more() throws Exception {
        var rows = new StringBuilder("question,answer\n");
        for (int i = 0; i < 5000; i++) {
            rows.append("q").append(i).append(",a\n");
        }
        assertTaken(5000, 0, csv("", rows.toString()));
        assertTaken(0, 5000, csv("", rows.toString()));
        assertRefused(400, "There can be at most 5000 FAQs.", csv("", "question,answer\nnew,a\n"));
        assertRefused(400, "The file has too many rows: at most 5,001 are read.", csv("", rows + "more,a\n"));
        assertRefused(
                400,
                "The list is too long: at most 5,000 are read.",
                send("POST", IMPORT, "[" + String.join(",", Collections.nCopies(5001, "{}")) + "]"));
    }

    @Test
    void says_what_is_wrong_with_a_parameter() throws Exception {
        assertRefused(400, "format must be csv or json.", get(EXPORT + "?format=xlsx"));
        assertRefused(400, "broken must be refuse or skip.", csv("?broken=maybe", "question,answer\n"));
        assertRefused(
                415,
                "Send CSV or JSON, and say so: Content-Type: text/csv or application/json.",
                take("text/plain", "", new byte[0]));
    }

    @Test
    void says_so_while_they_are_away() throws Exception {
        running.faqs.failure = new Unavailable("the database", Duration.ofSeconds(5), null);
        String detail = "The database is not available just now; try again in 5 s.";
        assertRefused(503, detail, get(EXPORT));
        assertRefused(503, detail, csv("", "question,answer\na,b\n"));
    }
}
