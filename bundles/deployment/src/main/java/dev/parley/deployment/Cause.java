/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

/** What was really wrong: the last of the causes that a stack trace or an exception names. */
final class Cause {

    private static final String CAUSED_BY = "Caused by: ";

    private Cause() {}

    static String of(String stackTrace) {
        var last = stackTrace
                .lines()
                .filter(line -> line.startsWith(CAUSED_BY))
                .reduce((first, second) -> second)
                .orElseGet(() -> stackTrace.lines().findFirst().orElse(""));
        return withoutPackage(last.startsWith(CAUSED_BY) ? last.substring(CAUSED_BY.length()) : last);
    }

    static String of(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return withoutPackage(cause.toString());
    }

    /** {@code java.lang.IllegalStateException: No rota.} is {@code IllegalStateException: No rota}. */
    private static String withoutPackage(String whole) {
        var text = whole.replaceFirst("\\.$", "");
        var end = text.indexOf(':');
        var type = end < 0 ? text : text.substring(0, end);
        return type.contains(" ") ? text : text.substring(type.lastIndexOf('.') + 1);
    }
}
