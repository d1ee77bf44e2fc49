/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which name of now stands for which one of then, of things that the bot makes: changes, drafts, incidents. */
final class Renamed {

    private static final Pattern NAME =
            Pattern.compile("\\b(?:CHG\\d{7,}|D-\\d+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\b");

    private final Map<String, String> now = new LinkedHashMap<>();
    private final Map<String, String> then = new LinkedHashMap<>();

    /** Two answers that name as many things name the same ones in the same order. */
    void learn(String before, String after) {
        var ofThen = names(before);
        var ofNow = names(after);
        for (int i = 0; i < ofThen.size() && ofThen.size() == ofNow.size(); i++) {
            if (!now.containsKey(ofThen.get(i)) && !then.containsKey(ofNow.get(i))) {
                now.put(ofThen.get(i), ofNow.get(i));
                then.put(ofNow.get(i), ofThen.get(i));
            }
        }
    }

    String now(String text) {
        return replaced(text, now);
    }

    String then(String text) {
        return replaced(text, then);
    }

    private static List<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String replaced(String text, Map<String, String> names) {
        return NAME.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(names.getOrDefault(name.group(), name.group())));
    }
}
