/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.sandbox.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Whom and what a repository has, as GitHub writes them: people, the repository itself, and what happens in it. */
final class Shapes {

    private static final String EPOCH = "2024-01-15T09:00:00Z";

    private final Repository repository;
    private final String base;

    /** @param base the address of the interface, without a slash at its end */
    Shapes(Repository repository, String base) {
        this.repository = repository;
        this.base = base;
    }

    String repositoryUrl() {
        return "%s/repos/%s/%s".formatted(base, repository.owner(), repository.name());
    }

    /** Where people look at it. The sandbox has no such pages but one. */
    String htmlUrl() {
        return "https://github.com/%s/%s".formatted(repository.owner(), repository.name());
    }

    ObjectNode user(String login) {
        var url = base + "/users/" + login.replace("[", "%5B").replace("]", "%5D");
        var user = Json.object()
                .put("login", login)
                .put("id", 1000 + Math.floorMod(login.hashCode(), 9000))
                .put("node_id", nodeId("User", login))
                .put("avatar_url", "https://avatars.githubusercontent.com/u/0")
                .put("gravatar_id", "")
                .put("url", url)
                .put("html_url", "https://github.com/" + login.replaceAll("\\[bot]", ""))
                .put("type", login.endsWith("[bot]") ? "Bot" : "User")
                .put("site_admin", false);
        return Urls.ofPerson(user, url);
    }

    /** Who the credentials belong to, as everybody sees them. */
    ObjectNode publicUser(String login) {
        var user = user(login).put("user_view_type", "public");
        for (var field : new String[] {"name", "company", "blog", "location", "email", "hireable", "bio"}) {
            user.putNull(field);
        }
        for (var field : new String[] {"public_repos", "public_gists", "followers", "following"}) {
            user.put(field, 0);
        }
        return user.put("created_at", EPOCH).put("updated_at", EPOCH);
    }

    ObjectNode repository() {
        var fullName = repository.owner() + "/" + repository.name();
        var shaped = Json.object()
                .put("id", 1000)
                .put("node_id", nodeId("Repository", fullName))
                .put("name", repository.name())
                .put("full_name", fullName)
                .put("private", false)
                .put("html_url", htmlUrl())
                .put("description", "Payments")
                .put("fork", false)
                .put("url", repositoryUrl());
        shaped.set("owner", user(repository.owner()));
        return Urls.ofRepository(shaped, repositoryUrl());
    }

    ObjectNode wholeRepository() {
        var shaped = repository()
                .put("git_url", "git://github.com/acme/pay.git")
                .put("ssh_url", "git@github.com:acme/pay.git")
                .put("clone_url", htmlUrl() + ".git")
                .put("svn_url", htmlUrl())
                .put("default_branch", "main")
                .put("language", "Java");
        for (var field : new String[] {"homepage", "mirror_url", "license"}) {
            shaped.putNull(field);
        }
        for (var field : new String[] {
            "has_projects", "has_wiki", "has_pages", "has_discussions", "has_downloads", "archived", "disabled"
        }) {
            shaped.put(field, false);
        }
        for (var field : new String[] {
            "forks",
            "forks_count",
            "size",
            "stargazers_count",
            "watchers",
            "watchers_count",
            "network_count",
            "subscribers_count"
        }) {
            shaped.put(field, 0);
        }
        int open = (int) repository.pulls().filter(PullRequest::isOpen).count();
        return shaped.put("has_issues", true)
                .put("open_issues", open)
                .put("open_issues_count", open)
                .put("pushed_at", EPOCH)
                .put("created_at", EPOCH)
                .put("updated_at", EPOCH);
    }

    ObjectNode comment(JsonNode comment, int issue) {
        var shaped = event("IssueComment", comment)
                .put(
                        "url",
                        repositoryUrl() + "/issues/comments/"
                                + comment.path("id").asInt())
                .put(
                        "html_url",
                        "%s/pull/%d#issuecomment-%d"
                                .formatted(htmlUrl(), issue, comment.path("id").asInt()))
                .put("issue_url", repositoryUrl() + "/issues/" + issue)
                .put("body", comment.path("body").asText())
                .put("author_association", "COLLABORATOR");
        return shaped.set("user", user(comment.path("user").asText()));
    }

    ObjectNode status(JsonNode status) {
        var shaped = event("StatusContext", status)
                .put("url", repositoryUrl() + "/statuses/" + status.path("sha").asText())
                .put("avatar_url", "https://avatars.githubusercontent.com/u/0")
                .put("state", status.path("state").asText());
        for (var field : new String[] {"description", "target_url", "context"}) {
            shaped.set(field, status.path(field));
        }
        return shaped;
    }

    ObjectNode deployment(JsonNode deployment) {
        var url = repositoryUrl() + "/deployments/" + deployment.path("id").asInt();
        var shaped = event("Deployment", deployment).put("url", url);
        for (var field : new String[] {"sha", "ref", "task", "environment", "payload", "description"}) {
            shaped.set(field, deployment.path(field));
        }
        shaped.put("original_environment", deployment.path("environment").asText())
                .put("statuses_url", url + "/statuses")
                .put("repository_url", repositoryUrl());
        return shaped.set("creator", user(Repository.BOT));
    }

    ObjectNode deploymentStatus(JsonNode status, int deployment) {
        var url = repositoryUrl() + "/deployments/" + deployment;
        var shaped = event("DeploymentStatus", status)
                .put("url", url + "/statuses/" + status.path("id").asInt())
                .put("state", status.path("state").asText())
                .put("description", status.path("description").asText(""))
                .put("environment", status.path("environment").asText(""))
                .put("target_url", status.path("target_url").asText(""))
                .put("log_url", status.path("log_url").asText(""))
                .put("deployment_url", url)
                .put("repository_url", repositoryUrl());
        return shaped.set("creator", user(Repository.BOT));
    }

    private static ObjectNode event(String kind, JsonNode event) {
        return Json.object()
                .put("id", event.path("id").asInt())
                .put("node_id", nodeId(kind, event.path("id").asText()))
                .put("created_at", event.path("created_at").asText())
                .put("updated_at", event.path("updated_at").asText());
    }

    static String nodeId(String kind, String name) {
        return Base64.getEncoder().encodeToString((kind + ":" + name).getBytes(StandardCharsets.UTF_8));
    }
}
