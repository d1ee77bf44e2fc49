/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a command was called with.
 *
 * @param values of options, a flag's is empty
 * @param rest what is no option
 */
record Options(Map<String, String> values, List<String> rest) {

    static Options of(List<String> args, Set<String> valued, Set<String> flags, String usage) {
        var values = new HashMap<String, String>();
        var rest = new ArrayList<String>();
        var left = args.iterator();
        while (left.hasNext()) {
            var arg = left.next();
            if (flags.contains(arg)) {
                values.put(arg, "");
            } else if (valued.contains(arg) && left.hasNext()) {
                values.put(arg, left.next());
            } else if (arg.startsWith("-")) {
                throw new Mistake("usage: parley " + usage);
            } else {
                rest.add(arg);
            }
        }
        return new Options(values, rest);
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    Optional<String> find(String option) {
        return Optional.ofNullable(values.get(option));
    }

    /** The one thing that is no option. */
    String only(String usage) {
        if (rest.size() != 1) {
            throw new Mistake("usage: parley " + usage);
        }
        return rest.get(0);
    }
}
