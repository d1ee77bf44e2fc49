/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.sandbox.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What the sandbox keeps, as an edition of Jira writes it. */
final class Shapes {

    private static final String AVATAR = "https://www.gravatar.com/avatar/0?s=";

    private final Project project;
    private final Edition edition;

    Shapes(Project project, Edition edition) {
        this.project = project;
        this.edition = edition;
    }

    /** @param fields names of fields; {@code *all} and {@code *navigable} stand for every one, {@code -x} for not x */
    ObjectNode issue(Issue issue, Collection<String> fields) {
        var shaped = Json.object()
                .put("expand", "renderedFields,names,schema,operations,editmeta,changelog")
                .put("id", issue.id())
                .put("self", edition.base() + "/issue/" + issue.id())
                .put("key", issue.key());
        var all = fields(issue);
        if (fields.stream().noneMatch(name -> name.startsWith("*"))
                && fields.stream().anyMatch(name -> !name.startsWith("-"))) {
            all.retain(fields);
        }
        fields.stream().filter(name -> name.startsWith("-")).forEach(name -> all.remove(name.substring(1)));
        return shaped.set("fields", all);
    }

    ObjectNode user(JsonNode user) {
        var name = user.path("name").asText();
        var shaped = edition.isCloud()
                ? Json.object()
                        .put("self", edition.base() + "/user?accountId=" + id(user))
                        .put("accountId", id(user))
                        .put("accountType", "atlassian")
                : Json.object()
                        .put("self", edition.base() + "/user?username=" + name)
                        .put("name", name)
                        .put("key", name);
        shaped.put("emailAddress", user.path("email").asText())
                .put("displayName", user.path("displayName").asText())
                .put("active", true)
                .put("timeZone", "Europe/Berlin");
        var avatars = shaped.putObject("avatarUrls");
        List.of(16, 24, 32, 48).forEach(size -> avatars.put(size + "x" + size, AVATAR + size));
        return shaped;
    }

    ObjectNode status(String name) {
        var status = project.status(name);
        var shaped = Json.object()
                .put("self", edition.base() + "/status/" + status.path("id").asText())
                .put("description", "")
                .put("iconUrl", edition.base().replaceFirst("/rest/.*", "/images/icons/statuses/generic.png"))
                .put("name", name)
                .put("id", status.path("id").asText());
        var category = status.path("category");
        shaped.putObject("statusCategory")
                .put(
                        "self",
                        edition.base() + "/statuscategory/"
                                + category.path("id").asInt())
                .setAll((ObjectNode) category);
        return shaped;
    }

    JsonNode comment(JsonNode comment, Issue issue) {
        var shaped = Json.object()
                .put(
                        "self",
                        edition.base()
                                + "/issue/%s/comment/%s"
                                        .formatted(
                                                issue.id(), comment.path("id").asText()))
                .put("id", comment.path("id").asText())
                .put("created", comment.path("created").asText())
                .put("updated", comment.path("updated").asText());
        var author = user(project.user(Optional.of(comment.path("author").asText())));
        shaped.set("author", author);
        shaped.set("updateAuthor", author);
        shaped.set("body", text(comment.path("body")));
        return shaped;
    }

    ObjectNode comments(Issue issue, int startAt, int maxResults) {
        var all = StreamSupport.stream(issue.comments().spliterator(), false).toList();
        var page = Json.object()
                .put("startAt", startAt)
                .put("maxResults", maxResults)
                .put("total", all.size());
        page.set("comments", Json.array(all.stream().skip(startAt).limit(maxResults), one -> comment(one, issue)));
        return page;
    }

    JsonNode transition(Transition transition) {
        return Json.object()
                .put("id", transition.id())
                .put("name", transition.name())
                .put("hasScreen", false)
                .put("isGlobal", false)
                .put("isInitial", false)
                .put("isConditional", false)
                .put("isAvailable", true)
                .set("to", status(transition.to()));
    }

    private ObjectNode fields(Issue issue) {
        var fields = Json.object().put("summary", issue.summary());
        fields.set("description", text(Adf.of(issue.text("description"))));
        fields.set("status", status(issue.status()));
        fields.set("issuetype", named("issuetype", issue.text("type")).put("subtask", false));
        fields.set("priority", named("priority", issue.text("priority")));
        fields.set("assignee", person(issue.text("assignee")));
        fields.set("reporter", person(issue.text("reporter")));
        fields.set("labels", issue.json().path("labels").deepCopy());
        fields.set("fixVersions", Json.array());
        fields.set("components", Json.array());
        boolean done = project.status(issue.status())
                .path("category")
                .path("key")
                .asText()
                .equals("done");
        fields.set("resolution", done ? named("resolution", "Done") : NullNode.getInstance());
        fields.set("resolutiondate", done ? TextNode.valueOf(issue.text("updated")) : NullNode.getInstance());
        fields.put("created", issue.text("created")).put("updated", issue.text("updated"));
        fields.set("project", project());
        fields.set("comment", comments(issue, 0, 50));
        return fields;
    }

    ObjectNode project() {
        return named("project", project.name()).put("id", "10000").put("key", project.key());
    }

    private ObjectNode named(String kind, String name) {
        var id = String.valueOf(10_000 + Math.floorMod(name.hashCode(), 1000));
        return Json.object()
                .put("self", "%s/%s/%s".formatted(edition.base(), kind, id))
                .put("id", id)
                .put("name", name);
    }

    private JsonNode person(String name) {
        return name.isEmpty() ? NullNode.getInstance() : user(project.user(Optional.of(name)));
    }

    private JsonNode text(JsonNode document) {
        return edition.hasDocuments() ? document : TextNode.valueOf(Adf.text(document));
    }

    private static String id(JsonNode user) {
        var name = user.path("name").asText().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString().replace("-", "").substring(0, 24);
    }
}
