/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.parley.api.conversation.Audience;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One bridge as it is configured. */
record Settings(
        String name,
        int ranking,
        Set<Audience> audiences,
        Target target,
        Secret key,
        String model,
        boolean namesConversation,
        Template template,
        Mapping mapping,
        Limits limits) {

    static final int RANKING = 100;
    private static final String DEFAULT_NAME = "rag";

    /** @throws BadSetting if a bridge cannot be made of them */
    static Settings of(Map<String, Object> properties) {
        var shape = new Values(properties, Map.of()).text("shape").orElse("fastapi");
        var values = new Values(properties, Shape.named(shape));
        var target = Target.of(values);
        var key = new Secret(values.text(".key").orElse(""));
        return new Settings(
                name(properties),
                values.number("service.ranking", RANKING, Integer.MIN_VALUE, Integer.MAX_VALUE),
                audiences(values.texts("audiences")),
                target,
                key,
                values.text("model").orElse("rag"),
                !values.text("conversation.first").orElse("own").equals("none"),
                Template.of(values, target, !key.isEmpty()),
                Mapping.of(values),
                Limits.of(values));
    }

    /** What admins know a bridge by, be its other settings good or bad. */
    static String name(Map<String, Object> properties) {
        return new Values(properties, Map.of())
                .text("name")
                .map(name -> Text.cut(name, 100))
                .orElse(DEFAULT_NAME);
    }

    private static Set<Audience> audiences(List<String> names) {
        if (names.isEmpty()) {
            return Set.of(Audience.CUSTOMER);
        }
        return names.stream().map(Settings::audience).collect(Collectors.toUnmodifiableSet());
    }

    private static Audience audience(String name) {
        return Arrays.stream(Audience.values())
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new BadSetting("audiences have to be customer or assistant"));
    }
}
