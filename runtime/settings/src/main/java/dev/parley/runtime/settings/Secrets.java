/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.settings;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which settings are secret. */
public final class Secrets {

    /** What is shown in place of one. */
    public static final String HIDDEN = "•••";

    /** Private properties that hold none. */
    private static final Set<String> OPEN = Set.of(Settings.DIGEST);

    /** A secret whose name was given before there were private properties. */
    private static final Set<String> NAMED = Set.of("rag_api_key");

    /** {@code $[env:NAME;default=$[secret:NAME;default=]]}: says where a secret is, and holds none itself. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(\\$\\[(env|secret|prop):[\\w.-]+(;type=\\w+)?(;default=)?)+\\]+");

    private Secrets() {}

    /** Whether this has to be encrypted when it is kept, and never shown. */
    public static boolean isSecret(String property, Object value) {
        return isSecret(property)
                && !(value instanceof String text
                        && (text.isEmpty() || PLACEHOLDER.matcher(text).matches()));
    }

    /** Whether this may be encrypted. */
    public static boolean isSecret(String property) {
        return property.startsWith(".") && !OPEN.contains(property)
                || NAMED.contains(property.toLowerCase(Locale.ROOT));
    }
}
