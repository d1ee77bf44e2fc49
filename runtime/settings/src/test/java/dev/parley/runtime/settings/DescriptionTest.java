/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionTest {

    private static final String XML = """
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0"
                xmlns:p="https://parley.dev/xmlns/setting/v1.0.0">
              <OCD id="x" name="Test" description="Of a test.">
                <AD id="whole" type="Integer" min="1" max="64" name="Whole" description="." default="1"/>
                <AD id="broken" type="Double" min="0" max="1" name="Broken" description="." default="0.5"/>
                <AD id="flag" type="Boolean" name="Flag" description="." default="true"/>
                <AD id="word" type="String" max="5" name="Word" description="." default="a"/>
                <AD id="free" type="String" name="Free" description="." default=""/>
                <AD id="must" type="String" name="Must" description="."/>
                <AD id="choice" type="String" name="Choice" description="." default="a">
                  <Option label="A" value="a"/><Option label="B" value="b"/>
                </AD>
                <AD id="list" type="Integer" cardinality="2" required="false" min="0" name="List" description="." default="1,2"/>
                <AD id="zone" type="String" required="false" p:format="zone" name="Zone" description="."/>
                <AD id="language" type="String" required="false" p:format="language" name="L" description="."/>
                <AD id="url" type="String" required="false" p:format="url" name="U" description="."/>
                <AD id="origin" type="String" required="false" p:format="origin" name="O" description="."/>
                <AD id="host" type="String" required="false" p:format="host" name="H" description="."/>
                <AD id="port" type="String" required="false" p:format="port" name="P" description="."/>
                <AD id="regex" type="String" required="false" p:format="regex" name="R" description="."/>
                <AD id="json" type="String" required="false" p:format="json" name="J" description="."/>
                <AD id="filter" type="String" required="false" p:format="filter" name="F" description="."/>
                <AD id="engine" type="String" p:matches="(?i)h2|postgresql" p:wish="h2 or postgresql" name="E" description="." default="h2"/>
                <AD id="newer" type="String" p:format="of-a-newer-version" name="N" description="." default="x"/>
                <AD id=".key" type="Password" required="false" min="4" name="Key" description="."/>
              </OCD>
              <Designate pid="parley.test"><Object ocdref="x"/></Designate>
            </metatype:MetaData>
            """;

    private final Descriptions descriptions = new Descriptions(
            DescriptionTest::read, new Sources(Path.of("."), Map.of("number", "7", "word", "seven")::get));

    private static List<Description> read() {
        try {
            return MetatypeXml.read(new ByteArrayInputStream(XML.getBytes(StandardCharsets.UTF_8)));
        } catch (javax.xml.stream.XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private String problems(String property, Object value) {
        var values = new TreeMap<String, Object>(Map.of("must", "here"));
        values.put(property, value);
        return descriptions.problems("parley.test", values).stream()
                .map(Description.Problem::sentence)
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "whole      | 1 ; 64 ; 07 ; $[prop:number;type=Integer]",
                "broken     | 0 ; 1 ; 0.25 ; 1e-3",
                "flag       | true ; false",
                "word       | a ; abcde",
                "free       | '' ; anything",
                "choice     | a ; b",
                "zone       | '' ; Europe/Athens ; UTC ; +02:00",
                "language   | en ; de-AT ; zh-Hant",
                "url        | https://x.example ; http://localhost:8080/a?b={{question}} ; HTTPS://[::1]/",
                "origin     | * ; https://x.example ; http://localhost:3000/",
                "host       | localhost ; 0.0.0.0 ; ::1 ; db.example.org",
                "port       | 0 ; 65535",
                "regex      | .* ; (a+b)",
                "json       | {} ; {\"a\": 1}",
                "filter     | (a=b) ; (&(a=b)(c=*))",
                "engine     | h2 ; PostgreSQL",
                "newer      | anything",
                ".key       | '' ; long enough",
                "changes.target | (name=test)",
                "service.ranking | 5",
                "WHOLE      | 5",
            })
    void takes_what_is_right(String property, String values) {
        for (var value : values.split(" ; ")) {
            assertEquals("", problems(property, value.replace("''", "")), value);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "whole      | 0             | has to be from 1 to 64, not \"0\"",
                "whole      | 99999999999   | has to be a whole number, not \"99999999999\"",
                "whole      | 1.5           | has to be a whole number, not \"1.5\"",
                "whole      | ''            | needs a value, such as 1",
                "whole      | $[prop:word;type=Integer] | has to be a number",
                "broken     | 1.01          | has to be from 0 to 1, not \"1.01\"",
                "broken     | NaN           | has to be a number, not \"NaN\"",
                "flag       | yes           | has to be true or false, not \"yes\"",
                "word       | abcdef        | has to be text of at most 5 characters, not \"abcdef\"",
                "word       | ' '           | needs a value, such as a",
                "must       | ''            | needs a value",
                "choice     | c             | has to be one of a, b, not \"c\"",
                "zone       | Mars          | has to be a time zone such as Europe/Athens, UTC or +02:00, not \"Mars\"",
                "language   | german!       | has to be a language tag such as en or de-AT, not \"german!\"",
                "url        | x.example     | has to be a whole address such as https://www.example.org, not \"x.example\"",
                "url        | ftp://x       | has to be a whole address such as https://www.example.org, not \"ftp://x\"",
                "origin     | https://x/y   | has to be an origin such as https://www.example.org (without a path), or *, not \"https://x/y\"",
                "host       | a b           | has to be the name or the address of a machine, without a port, not \"a b\"",
                "port       | 65536         | has to be a port from 0 to 65535, not \"65536\"",
                "regex      | (             | has to be a regular expression, not \"(\"",
                "json       | []            | has to be a JSON object, not \"[]\"",
                "filter     | name=test     | has to be a filter such as (name=test), not \"name=test\"",
                "engine     | oracle        | has to be h2 or postgresql, not \"oracle\"",
                ".key       | abc           | has to be text of at least 4 characters",
                "fre        | x             | is no setting of parley.test",
                "f.r.e.e    | x             | is no setting of parley.test; \"free\" is",
                "changes.target | name=test | has to be a filter such as (name=test), not \"name=test\"",
                "service.ranking | high     | has to be a whole number, not \"high\"",
            })
    void says_what_would_do_in_place_of_what_is_wrong(String property, String value, String sentence) {
        assertEquals(sentence, problems(property, value));
    }

    @Test
    void looks_at_each_item_of_a_list_and_at_how_many_there_are() {
        assertEquals("", problems("list", new Integer[] {0, 7}));
        assertEquals("", problems("list", new String[0]));
        assertEquals("has to be at least 0, not \"-1\"", problems("list", new Integer[] {0, -1}));
        assertEquals("takes at most 2 values, not 3", problems("list", List.of(1, 2, 3)));
        assertEquals("takes one value, not 2", problems("word", new String[] {"a", "b"}));
    }

    @Test
    void what_nobody_describes_is_not_checked() {
        assertEquals(List.of(), descriptions.problems("parley.other", Map.of("anything", "goes")));
    }

    @Test
    void what_is_needed_and_has_no_default_is_missed() {
        assertEquals(
                List.of("\"Must\" (must) needs a value."),
                descriptions.problems("parley.test~one", Map.of()).stream()
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void a_factory_is_found_by_its_instances() {
        assertEquals("parley.test", Descriptions.factory("parley.test~one"));
        assertEquals("parley.test", Descriptions.factory("parley.test.6f1e9a30-1c5b-4c5e-9d3f-0a1b2c3d4e5f"));
        assertEquals("parley.test", Descriptions.factory("parley.test"));
    }

    @Test
    void texts_become_values_of_their_type() {
        var list = descriptions.of("parley.test").orElseThrow().setting("list").orElseThrow();
        assertEquals(List.of(1, 2), Values.plain(list.value(List.of("1", "2"))));
        assertEquals(List.of("1", "x"), Values.plain(list.value(List.of("1", "x"))));
        assertEquals(List.of("1", "2"), list.defaults());
    }
}
