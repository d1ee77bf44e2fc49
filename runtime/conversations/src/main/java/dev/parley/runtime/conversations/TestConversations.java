/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import dev.parley.runtime.conversations.Verdict.Result;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code parley test-conversations}: holds conversations and says which went otherwise than expected. */
final class TestConversations {

    private static final String USAGE = "test-conversations DIR|FILE [--url URL] [--json]";

    private final Options options;
    private final Path place;
    private final PrintStream out;

    TestConversations(List<String> args, PrintStream out) {
        this.options = Options.of(args, Set.of("--url"), Set.of("--json"), USAGE);
        this.place = Path.of(options.only(USAGE));
        this.out = out;
    }

    /**
     * @param script what starts a Parley where none is named
     * @return 0 if none failed and one passed, else 1
     */
    int run(Path script) {
        var conversations = ConversationFile.in(place).stream()
                .flatMap(file -> ConversationFile.read(file).stream())
                .toList();
        var url = options.find("--url");
        if (url.isPresent()) {
            return run(conversations, URI.create(url.get()));
        }
        try (var parley = OwnParley.start(script)) {
            return run(conversations, parley.url());
        }
    }

    private int run(List<Conversation> conversations, URI url) {
        var player = new Player(url);
        var verdicts = new ArrayList<Verdict>();
        for (var conversation : conversations) {
            var verdict = player.play(conversation);
            verdicts.add(verdict);
            if (!options.has("--json")) {
                tell(verdict);
            }
        }
        out.println(options.has("--json") ? Report.json(verdicts) : Report.summary(verdicts));
        return Report.count(verdicts, Result.FAILED) == 0 && Report.count(verdicts, Result.PASSED) > 0 ? 0 : 1;
    }

    private void tell(Verdict verdict) {
        switch (verdict.result()) {
            case PASSED -> {}
            case FAILED -> out.println(Report.failure(verdict));
            case SKIPPED ->
                out.printf(
                        "SKIPPED %s  %s: %s%n",
                        verdict.conversation().place(), verdict.conversation().name(), verdict.reason());
        }
    }
}
