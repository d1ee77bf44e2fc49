/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.bench;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is to be measured, and how long. */
final class Options {

    static final String USAGE = """
            usage: parley bench [--users 1,16,64] [--seconds 10] [--warm-up 15] [--database h2,postgresql]
                   parley bench --servicenow MILLIS [--users 64] [--seconds 10] [--warm-up 15]
                   parley bench --customers FAQS [--users 1,16] [--seconds 10] [--warm-up 15] [--database h2,postgresql]
                   parley bench --sockets IDLE [--users 1,16] [--seconds 10] [--warm-up 15] [--database h2,postgresql]
                   parley bench --replacements TIMES [--rate 200] [--gate] [--seconds 10] [--warm-up 15]
                   parley bench --intents 10,500 [--seconds 10] [--warm-up 15]
                   parley bench --trial""";

    private static final Map<String, String> DEFAULTS = Map.of(
            "--users", "1,16,64",
            "--seconds", "10",
            "--warm-up", "15",
            "--database", "h2,postgresql",
            "--rate", "200");
    private static final Set<String> SUBJECTS =
            Set.of("--servicenow", "--customers", "--sockets", "--replacements", "--intents", "--trial");
    private static final Set<String> FLAGS = Set.of("--gate", "--trial");
    private static final Set<String> LISTS = Set.of("--users", "--intents", "--database");
    private static final Set<String> DATABASES = Set.of("h2", "postgresql");

    /** Sockets on which nothing is said, FAQs and milliseconds may be none; of all else there is one at least. */
    private static final Set<String> MAY_BE_NONE = Set.of("--servicenow", "--customers", "--sockets", "--warm-up");

    private final Map<String, String> values = new HashMap<>(DEFAULTS);

    private Options() {}

    /** @throws IllegalArgumentException if they make no sense */
    static Options of(List<String> args) {
        var options = new Options();
        for (var rest = args.iterator(); rest.hasNext(); ) {
            options.take(rest.next(), rest);
        }
        require(SUBJECTS.stream().filter(options::has).count() <= 1, "one thing is measured at a time");
        require(!options.has("--gate") || options.has("--replacements"), "--gate goes with --replacements");
        require(
                !options.has("--replacements") || options.number("--replacements") < 10_000,
                "9999 versions are enough");
        require(
                !options.has("--intents")
                        || options.numbers("--intents").stream().allMatch(count -> count <= Gauges.MOST),
                "there are words for %d intents at most".formatted(Gauges.MOST));
        require(DATABASES.containsAll(options.words("--database")), "--database knows h2 and postgresql");
        return options;
    }

    private void take(String name, Iterator<String> rest) {
        if (FLAGS.contains(name)) {
            values.put(name, "");
            return;
        }
        require(DEFAULTS.containsKey(name) || SUBJECTS.contains(name), "there is no option " + name);
        require(rest.hasNext(), name + " needs a value");
        values.put(name, rest.next());
        require(LISTS.contains(name) || words(name).size() == 1, name + " is one number");
        if (!name.equals("--database")) {
            numbers(name);
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    int number(String name) {
        return numbers(name).get(0);
    }

    List<Integer> numbers(String name) {
        return words(name).stream().map(word -> number(name, word)).toList();
    }

    private static int number(String name, String word) {
        int least = MAY_BE_NONE.contains(name) ? 0 : 1;
        require(
                word.matches("\\d{1,6}") && Integer.parseInt(word) >= least,
                "%s takes numbers from %d to 999999, not \"%s\"".formatted(name, least, word));
        return Integer.parseInt(word);
    }

    List<String> words(String name) {
        return Stream.of(values.get(name).split(",", -1)).toList();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
