/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.intent;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences of a bundle, in the languages that it or a fragment brings: {@code OSGI-INF/l10n/bundle.properties} and
 * {@code bundle_de.properties} beside it, UTF-8. What a language lacks is said as {@code bundle.properties} has it.
 *
 * <p>The engine looks there too, for the texts of an intent's {@link IntentSpec} that are not English. Their keys:
 * {@code <intent>.title}, {@code <intent>.confirm}, {@code <intent>.examples} and {@code <intent>.rules} (a line each;
 * they are added to the others), {@code <intent>.<slot>.label}, {@code <intent>.<slot>.prompt},
 * {@code <intent>.<slot>.cues} (with commas between), {@code <intent>.<slot>.<value>} for an option's label and
 * {@code <intent>.<slot>.<value>.synonyms}. Slots of the same name in several intents may share a text:
 * {@code slot.<slot>.label}, and so on.
 *
 * <p>In a text, <code>${key}</code> stands for another one of the same file: words that several rules are made of.
 */
public final class Phrases {

    private static final String NAME = "OSGI-INF/l10n/bundle";
    private static final Control NAMING = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    /** Locales are named by users; more are read each time. */
    private static final int MOST = 64;

    /** {@code ${words.change}}. */
    private static final Pattern PART = Pattern.compile("\\$\\{([\\w.]+)}");

    private static final int DEEPEST = 8;

    private static final Phrases COMMON = new Phrases(Phrases.class);

    private final Class<?> owner;
    private final Map<String, Map<String, String>> read = new ConcurrentHashMap<>();

    private Phrases(Class<?> owner) {
        this.owner = Objects.requireNonNull(owner, "owner");
    }

    /** The sentences of the bundle that this class is in. */
    public static Phrases of(Class<?> owner) {
        return new Phrases(owner);
    }

    /**
     * A sentence.
     *
     * @param key for example {@code created}
     * @param values for the places <code>{0}</code>, <code>{1}</code>…, as {@link MessageFormat} fills them; an
     *     apostrophe is written twice in sentences that have places
     * @throws MissingResourceException if no language has the key
     */
    public String say(Locale locale, String key, Object... values) {
        var text = text(NAMING.getCandidateLocales(NAME, locale), key)
                .orElseThrow(() -> new MissingResourceException("no " + key + " in " + NAME, owner.getName(), key));
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }

    /** A text as exactly this language has it, not another; empty if it has none. What has no language is English. */
    public Optional<String> find(Locale language, String key) {
        var same = NAMING.getCandidateLocales(NAME, language).stream()
                .filter(candidate -> candidate.getLanguage().equals(language.getLanguage())
                        || candidate.equals(Locale.ROOT)
                                && language.getLanguage().equals("en"))
                .toList();
        return text(same, key);
    }

    /** What a slot is called in this language, or else in English. */
    public String label(Locale locale, String intent, Slot<?> slot) {
        return own(locale, intent, slot, "label").orElse(slot.label());
    }

    /** A slot's value as one would say it in this language, or else in English. */
    public <T> String spoken(Locale locale, String intent, Slot<T> slot, T value) {
        var spoken = slot.type().spoken(value, locale);
        return slot.type() instanceof SlotType.Choice
                ? own(locale, intent, slot, value.toString()).orElse(spoken)
                : spoken;
    }

    /** Of the keys that the engine looks at, in the same order. */
    private Optional<String> own(Locale locale, String intent, Slot<?> slot, String end) {
        var shared = "slot." + slot.name() + '.' + end;
        return find(locale, intent + '.' + slot.name() + '.' + end)
                .or(() -> find(locale, shared))
                .or(() -> COMMON.find(locale, shared));
    }

    private Optional<String> text(List<Locale> locales, String key) {
        return locales.stream()
                .map(locale -> texts(NAMING.toBundleName(NAME, locale)).get(key))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Map<String, String> texts(String name) {
        var known = read.get(name);
        if (known == null) {
            known = resource(name + ".properties").map(Phrases::load).orElse(Map.of());
            if (read.size() < MOST) {
                read.put(name, known);
            }
        }
        return known;
    }

    /**
     * Of several of this name, the one beside the owner: many bundles may be on one class path, as in tests. A
     * fragment's is elsewhere than its host, but the only one.
     */
    private Optional<URL> resource(String name) {
        try {
            var classFile = '/' + owner.getName().replace('.', '/') + ".class";
            var home = String.valueOf(owner.getResource(classFile)).replace(classFile, "");
            var all = Collections.list(owner.getClassLoader().getResources(name));
            return all.stream()
                    .filter(url -> url.toString().equals(home + '/' + name))
                    .findFirst()
                    .or(() -> all.stream().findFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> load(URL url) {
        var properties = new Properties();
        try (var in = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), key -> whole(properties, key, DEEPEST)));
    }

    private static String whole(Properties properties, String key, int deepest) {
        return PART.matcher(properties.getProperty(key)).replaceAll(part -> {
            var isKnown = deepest > 0 && properties.containsKey(part.group(1));
            return Matcher.quoteReplacement(isKnown ? whole(properties, part.group(1), deepest - 1) : part.group());
        });
    }
}
