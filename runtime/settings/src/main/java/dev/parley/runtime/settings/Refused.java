/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration was not kept because of what is wrong with it; the old one stays. The message is for people. */
public final class Refused extends IOException {

    private static final long serialVersionUID = 1;

    private final transient List<Description.Problem> problems;

    public Refused(String pid, List<Description.Problem> problems) {
        super(pid + " stays as it was. "
                + problems.stream().map(Object::toString).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    public List<Description.Problem> problems() {
        return problems;
    }
}
