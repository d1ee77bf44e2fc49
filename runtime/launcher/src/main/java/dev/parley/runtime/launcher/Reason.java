/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import java.util.regex.Pattern;
import org.osgi.framework.BundleException;

/** Says in a sentence why a bundle does not start. */
final class Reason {

    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([\\w.]+)\\)");
    private static final Pattern JAVA = Pattern.compile("osgi\\.ee=JavaSE\\)\\(version=([\\d.]+)");

    private Reason() {}

    static String of(BundleException failure) {
        var message = String.valueOf(failure.getMessage());
        var last = message.substring(message.lastIndexOf("missing requirement") + 1);
        var java = JAVA.matcher(last);
        if (java.find()) {
            return "it needs Java " + java.group(1);
        }
        var missing = PACKAGE.matcher(last);
        if (missing.find()) {
            return "it needs the package " + missing.group(1) + range(last) + ", which no bundle here exports";
        }
        return failure.getCause() == null ? message : message + " (" + failure.getCause() + ")";
    }

    private static String range(String requirement) {
        var from = Pattern.compile("\\(version>=([\\w.]+)\\)").matcher(requirement);
        var below = Pattern.compile("\\(!\\(version>=([\\w.]+)\\)\\)").matcher(requirement);
        return (from.find() ? " from " + from.group(1) : "") + (below.find() ? " below " + below.group(1) : "");
    }
}
