/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.console.conversation;

import static dev.parley.lib.page.Html.code;
import static dev.parley.lib.page.Html.p;
import static dev.parley.lib.page.Html.said;
import static dev.parley.lib.page.Html.several;
import static dev.parley.lib.page.Html.span;

import dev.parley.api.deployment.Deployments;
import dev.parley.api.deployment.Trials;
import dev.parley.lib.page.Field;
import dev.parley.lib.page.Form;
import dev.parley.lib.page.Html;
import dev.parley.lib.page.Refusal;
import dev.parley.lib.page.Table;
import dev.parley.lib.page.Upload;
import dev.parley.lib.page.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Says a conversation again, to what is deployed or to another version of a bundle. */
record Replay(Trials trials, Optional<Deployments> deployments) {

    /** Between a bundle's name and its version. */
    private static final String AT = " ";

    Html form(Visit visit, UUID conversation, Optional<String> problem) {
        return Form.post(visit, "replay")
                .hidden("id", conversation)
                .field(Field.choice("version", "Against", versions())
                        .value(visit.parameter("version"))
                        .problem(problem))
                .field(Field.file("jar", "Or with this bundle", ".jar")
                        .hint("It takes the place of the one of its name. Nobody else sees it, and nothing is done in"
                                + " other systems."))
                .button("Replay");
    }

    /** @throws Refusal if that version is not kept any more */
    List<Trials.Replayed> replayed(Visit visit, UUID conversation) {
        var upload = Optional.ofNullable(visit.uploads().get("jar"));
        return upload.isPresent()
                ? uploaded(conversation, upload.get())
                : trials.replay(conversation, visit.parameter("version").map(this::jar));
    }

    static Html compared(List<Trials.Replayed> turns) {
        long others = turns.stream().filter(turn -> !turn.isSame()).count();
        var table = Table.of("What was answered then, and now", "User said", "Then", "Now", "Compared");
        for (var turn : turns) {
            var texts = Difference.of(turn.before(), turn.after());
            table.row(
                    said(turn.said()),
                    answer(turn.intentBefore(), texts.before()),
                    answer(turn.intentAfter(), texts.after()),
                    turn.isSame() ? span("quiet", "same") : span("badge warn", routedTo(turn)));
        }
        return several(
                p(
                        others == 0
                                ? "Every turn is answered as it was."
                                : others + " of " + turns.size()
                                        + " turns are answered otherwise. What is gone is struck out,"
                                        + " what is new is underlined. A replay has stubs in place of other systems: what"
                                        + " those know of your things, it does not."),
                table.orElse("The user began no turn here."));
    }

    private static String routedTo(Trials.Replayed turn) {
        return turn.intentBefore().equals(turn.intentAfter()) ? "other words" : "other intent";
    }

    private static Html answer(String intent, Html text) {
        return several(p(code(intent.isEmpty() ? "no intent" : intent)), p(text));
    }

    private Map<String, String> versions() {
        var versions = new LinkedHashMap<String, String>();
        versions.put("", "what is deployed now");
        deployments.stream().flatMap(all -> all.list().stream()).forEach(bundle -> Stream.concat(
                        Stream.of(bundle.version()), bundle.earlier().stream())
                .distinct()
                .forEach(version -> versions.put(bundle.name() + AT + version, bundle.name() + " " + version)));
        return versions;
    }

    private Path jar(String version) {
        var parts = version.split(AT, 2);
        return deployments
                .filter(all -> versions().containsKey(version) && parts.length == 2)
                .flatMap(all -> all.jar(parts[0], parts[1]))
                .orElseThrow(
                        () -> new Refusal(404, "This version is not kept any more. Choose another, or upload it."));
    }

    /** Under the name that it came with, as reasons name it. */
    private List<Trials.Replayed> uploaded(UUID conversation, Upload upload) {
        try {
            var folder = Files.createTempDirectory("parley-replay");
            var file = folder.resolve(upload.name().replaceAll("[^\\w.-]|^\\.+", "_"));
            try (var sent = upload.open()) {
                Files.copy(sent, file);
                return trials.replay(conversation, Optional.of(file));
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
