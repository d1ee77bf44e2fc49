/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.lib.http.Call;
import java.util.Optional;

/** Comments of a pull request that are known again by a mark, which GitHub does not show. */
final class Comments {

    /** GitHub takes 2500 comments. */
    private static final int MOST_PAGES = 25;

    private final GitHub github;
    private final String repository;
    private final Once once;

    Comments(GitHub github, String repository, Once once) {
        this.github = github;
        this.repository = "repos/" + repository;
        this.once = once;
    }

    void write(int number, String mark, String text) {
        var path = repository + "/issues/" + number + "/comments";
        var head = "<!-- parley:" + mark + " -->";
        var body = JsonNodeFactory.instance.objectNode().put("body", head + '\n' + text.strip());
        var comment = once.made(path + head, () -> marked(path, head), () -> github.write(Call.post(path, body)));
        if (!comment.path("body").equals(body.path("body"))) {
            var id = Call.segment(GitHub.text(comment, "id"));
            github.write(Call.patch(repository + "/issues/comments/" + id, body));
        }
    }

    /** Others may copy a mark: theirs are left alone. */
    private Optional<JsonNode> marked(String path, String head) {
        return github.list(Call.get(path), "", MOST_PAGES)
                .filter(comment -> comment.path("body").asText("").startsWith(head) && github.wrote(comment))
                .findFirst();
    }
}
