/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The many addresses that GitHub gives along with people and repositories. */
final class Urls {

    private static final List<String> OF_PEOPLE = List.of(
            "followers",
            "following",
            "gists",
            "starred",
            "subscriptions",
            "organizations",
            "repos",
            "events",
            "received_events");
    private static final List<String> OF_REPOSITORIES = List.of(
            "archive",
            "assignees",
            "blobs",
            "branches",
            "collaborators",
            "comments",
            "commits",
            "compare",
            "contents",
            "contributors",
            "deployments",
            "downloads",
            "events",
            "forks",
            "git_commits",
            "git_refs",
            "git_tags",
            "hooks",
            "issue_comment",
            "issue_events",
            "issues",
            "keys",
            "labels",
            "languages",
            "merges",
            "milestones",
            "notifications",
            "pulls",
            "releases",
            "stargazers",
            "statuses",
            "subscribers",
            "subscription",
            "tags",
            "teams",
            "trees");

    private Urls() {}

    static ObjectNode ofPerson(ObjectNode person, String url) {
        OF_PEOPLE.forEach(what -> person.put(what + "_url", url + "/" + what));
        return person;
    }

    static ObjectNode ofRepository(ObjectNode repository, String url) {
        OF_REPOSITORIES.forEach(what -> repository.put(what + "_url", url + "/" + what));
        return repository;
    }
}
