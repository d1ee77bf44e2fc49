/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of the language: words that say little, words of courtesy, and words that are two. */
final class English {

    /** They count a quarter of another word. */
    private static final Set<String> FUNCTION_WORDS = Set.of("""
            a about all am an and any are as at be been but by can could did do does doing for from get give go got had
            has have he her here him his how i if in into is it its just let like may me might more must my need no not
            now of off on one or our out over please shall she should so some than that the their them then there these
            they this those to too up us very want was we were what when where which who why will with would yes yet you
            your hi hello hey ok okay well kindly thanks thank""".split("\\s+"));

    /** What may stand before a rule's {@code ^} and after its {@code $}. */
    private static final Set<String> COURTESY =
            Set.of("please kindly thanks hi hello hey ok okay so well now then and but just yes no".split(" "));

    private static final Set<String> FOLLOWED_BY_IS =
            Set.of("what who where when how why that it he she there here".split(" "));

    private static final Map<String, String> AFTER_APOSTROPHE =
            Map.of("m", "am", "re", "are", "ve", "have", "ll", "will", "d", "would");

    private static final Map<String, List<String>> SPELT_OUT = new HashMap<>();

    static {
        """
        dont=do not;doesnt=does not;didnt=did not;cant=can not;cannot=can not;can't=can not;wont=will not
        won't=will not;isnt=is not;arent=are not;wasnt=was not;couldnt=could not;shouldnt=should not
        wouldnt=would not;havent=have not;hasnt=has not;im=i am;ive=i have;whats=what is;wheres=where is;hows=how is
        whos=who is;thats=that is;lets=let us;let's=let us;wanna=want to;gonna=going to;gotta=got to;gimme=give me
        lemme=let me;pls=please;plz=please;u=you;anymore=any more;cancelled=canceled;authorise=authorize""".lines()
                .flatMap(line -> List.of(line.split(";")).stream())
                .map(entry -> entry.split("="))
                .forEach(entry -> SPELT_OUT.put(entry[0], List.of(entry[1].split(" "))));
    }

    private English() {}

    static boolean isFunctionWord(String word) {
        return FUNCTION_WORDS.contains(word);
    }

    static boolean isCourtesy(String word) {
        return COURTESY.contains(word);
    }

    /** The words that this one stands for, mostly itself: {@code don't} is "do not", {@code job's} is "job". */
    static List<String> words(String word) {
        var spelt = SPELT_OUT.get(word);
        int apostrophe = word.lastIndexOf('\'');
        if (spelt != null || apostrophe < 0) {
            return spelt == null ? List.of(word) : spelt;
        }
        var base = word.substring(0, apostrophe).replace("'", "");
        var tail = word.substring(apostrophe + 1);
        if (tail.equals("s")) {
            return FOLLOWED_BY_IS.contains(base) ? List.of(base, "is") : List.of(base);
        }
        if (tail.equals("t") && base.endsWith("n")) {
            return List.of(base.substring(0, base.length() - 1), "not");
        }
        var verb = AFTER_APOSTROPHE.get(tail);
        return verb == null ? List.of(base + tail) : List.of(base, verb);
    }
}
