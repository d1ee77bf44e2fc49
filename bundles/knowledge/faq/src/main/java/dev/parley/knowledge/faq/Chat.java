/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.faq;

import dev.parley.lib.search.Passages;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody says when they ask.
 *
 * @param question without greetings and thanks around it; empty if nothing else is there
 * @param sentences of a question in several sentences, those that may be one by themselves; otherwise none
 */
record Chat(Optional<String> question, List<String> sentences) {

    /** In characters. What is longer is a letter; its beginning counts. */
    private static final int LONGEST = 1000;

    private static final int MOST_SENTENCES = 4;
    private static final int FEWEST_WORDS = 3;

    /** At the beginning, as often as they come. */
    private static final Pattern BEFORE = pattern("""
            ^(?:(?:hi+|hey+|hello|hiya|good (?:morning|afternoon|evening|day)|dear (?:all|team|support|sir or madam)\
            |hallo|guten (?:tag|morgen|abend)|moin|servus|bonjour|bonsoir|salut|hola|buen[oa]s(?: (?:d[ií]as|tardes|noches))?\
            |ciao|γεια(?: σας| σου)?|καλησπέρα|καλημέρα)(?: (?:there|all|everyone|team|guys|again|zusammen|madame|monsieur))?\
            |(?:just )?(?:a )?(?:quick|short|small|simple|another|one more) question|quick one|kurze frage|eine frage|question rapide\
            |una pregunta(?: rápida)?|sorry(?: to (?:bother|disturb)(?: you)?)?|excuse me|entschuldigung|pardon|perdón\
            |i (?:have|'ve got) a (?:quick )?question|ok(?:ay)?|so|well|um+|please)(?=$|[\\s,.:;!?\u2026–-])[\\s,.:;!?\u2026–-]*""");

    /** At the end, as often as they come. */
    private static final Pattern AFTER = pattern("""
            [\\s,.:;!\u2026–-]*(?<=^|[\\s,.:;!?\u2026–-])(?:(?:many |much )?thank(?:s| you)(?: (?:a lot|so much|very much|in advance|again|for your help))*\
            |thx|ty|cheers|please|pls|plz|(?:kind |best |many )?regards|danke(?: (?:schön|sehr|im voraus|euch|ihnen))?\
            |vielen dank(?: im voraus)?|bitte|lg|mfg|(?:mit )?(?:freundlichen|viele|liebe) grüßen?|merci(?: (?:beaucoup|d'avance))?\
            |s'il vous pla[iî]t|svp|(?:muchas )?gracias(?: de antemano)?|por favor|grazie|ευχαριστώ)[\\s.!:)\u2026🙂🙏😊]*$""");

    static Chat of(String text) {
        var start = text.strip();
        var question = bare(start.substring(0, Math.min(LONGEST, start.length())));
        var sentences = Passages.of(question).stream()
                .map(Chat::bare)
                .filter(sentence -> sentence.split("\\s+").length >= FEWEST_WORDS)
                .limit(MOST_SENTENCES)
                .toList();
        return new Chat(
                Optional.of(question).filter(Chat::hasWords),
                sentences.stream().allMatch(question::equals) ? List.of() : sentences);
    }

    private static String bare(String text) {
        return cut(cut(text, BEFORE), AFTER);
    }

    private static boolean hasWords(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** As long as there is something to cut. */
    private static String cut(String text, Pattern what) {
        var left = what.matcher(text).replaceFirst("").strip();
        return left.length() == text.length() ? text : cut(left, what);
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
