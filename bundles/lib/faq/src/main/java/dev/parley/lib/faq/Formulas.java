/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.faq;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking what somebody wrote for a formula: an apostrophe goes before it. So that it can be
 * taken off again, one also goes before what looks as if it had one already.
 */
public final class Formulas {

    private static final Pattern RISKY = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private Formulas() {}

    public static String guard(String cell) {
        return RISKY.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String unguard(String cell) {
        return cell.startsWith("'") && RISKY.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
