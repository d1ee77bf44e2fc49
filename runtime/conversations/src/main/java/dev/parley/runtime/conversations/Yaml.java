/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A part of a YAML file that knows where it stands. What is not as it has to be is a {@link Mistake}. */
record Yaml(Path file, Node node) {

    private static final Set<String> NULLS = Set.of("", "~", "null");

    /** The documents of a file; those with nothing in them are left out. */
    static List<Yaml> read(Path file) {
        try {
            var documents = new ArrayList<Yaml>();
            var settings = LoadSettings.builder().setLabel(file.toString()).build();
            new Compose(settings)
                    .composeAllFromString(Files.readString(file))
                    .forEach(node -> documents.add(new Yaml(file, node)));
            return documents.stream().filter(document -> !document.isNull()).toList();
        } catch (MarkedYamlEngineException e) {
            throw new Mistake(new Place(file, line(e.getProblemMark().orElse(null))), e.getProblem());
        } catch (YamlEngineException e) {
            throw new Mistake(new Place(file, 1), e.getMessage());
        } catch (NoSuchFileException e) {
            throw new Mistake("there is no file " + file);
        } catch (MalformedInputException e) {
            throw new Mistake(new Place(file, 1), "this is no UTF-8");
        } catch (IOException e) {
            throw new Mistake("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    private static int line(Mark mark) {
        return mark == null ? 1 : mark.getLine() + 1;
    }

    Place place() {
        return new Place(file, line(node.getStartMark().orElse(null)));
    }

    Mistake wrong(String problem) {
        return new Mistake(place(), problem);
    }

    boolean isNull() {
        return node instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && NULLS.contains(scalar.getValue());
    }

    boolean isText() {
        return node instanceof ScalarNode && !isNull();
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    /** A text, a number or a flag, as it is written. */
    String text() {
        if (!isText()) {
            throw wrong("a text is wanted here");
        }
        return ((ScalarNode) node).getValue();
    }

    boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("\"%s\" is neither true nor false".formatted(text()));
        };
    }

    int number(int least, int most) {
        var text = text();
        var number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw wrong("\"%s\" is no number from %d to %d".formatted(text, least, most));
        }
        return number;
    }

    List<Yaml> items() {
        if (!(node instanceof SequenceNode list)) {
            throw wrong("a list is wanted here");
        }
        return list.getValue().stream().map(item -> new Yaml(file, item)).toList();
    }

    /** One item or a list of them. */
    List<Yaml> oneOrMore() {
        return isList() ? items() : List.of(this);
    }

    /** What stands under these keys, in the file's order. */
    Map<String, Yaml> fields(Set<String> known) {
        var fields = entries();
        for (var tuple : ((MappingNode) node).getValue()) {
            var key = new Yaml(file, tuple.getKeyNode());
            if (!known.contains(key.text())) {
                throw key.wrong("there is no key \"%s\" here; there are %s"
                        .formatted(
                                key.text(),
                                String.join(", ", known.stream().sorted().toList())));
            }
        }
        return fields;
    }

    /** What stands under any keys, in the file's order. */
    Map<String, Yaml> entries() {
        if (!(node instanceof MappingNode map)) {
            throw wrong("keys with values are wanted here");
        }
        var entries = new LinkedHashMap<String, Yaml>();
        for (var tuple : map.getValue()) {
            var key = new Yaml(file, tuple.getKeyNode());
            if (entries.put(key.text(), new Yaml(file, tuple.getValueNode())) != null) {
                throw key.wrong("\"%s\" stands here a second time".formatted(key.text()));
            }
        }
        return entries;
    }

    /** All texts below, keys not among them. */
    Stream<String> texts() {
        if (isMap()) {
            return entries().values().stream().flatMap(Yaml::texts);
        }
        return isList()
                ? items().stream().flatMap(Yaml::texts)
                : Stream.of(this).filter(Yaml::isText).map(Yaml::text);
    }
}
