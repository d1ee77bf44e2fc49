/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static dev.parley.api.change.Field.CONFIGURATION_ITEM;
import static dev.parley.api.change.Field.DESCRIPTION;
import static dev.parley.api.change.Field.GITHUB_PR_NUMBER;
import static dev.parley.api.change.Field.GITHUB_REPO;
import static dev.parley.api.change.Field.JIRA_ISSUE_KEY;
import static dev.parley.api.change.Field.PLANNED_END;
import static dev.parley.api.change.Field.PLANNED_START;
import static dev.parley.api.change.Field.PRIORITY;
import static dev.parley.api.change.Field.RISK;
import static dev.parley.api.change.Field.SHORT_DESCRIPTION;
import static dev.parley.api.change.Field.TYPE;

import dev.parley.api.change.Change;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** A change request. */
record ChangeJson(
        String id,
        String servicenowSysId,
        String number,
        Optional<String> shortDescription,
        Optional<String> description,
        String state,
        String stateCode,
        Optional<String> priority,
        Optional<String> type,
        Optional<String> risk,
        Optional<Instant> plannedStartDate,
        Optional<Instant> plannedEndDate,
        Optional<String> jiraIssueKey,
        Optional<String> githubRepo,
        Optional<Integer> githubPrNumber,
        Optional<String> cmdbCi,
        Optional<URI> url,
        Instant createdAt,
        Instant updatedAt) {

    /** @param base what relative addresses are relative to */
    static ChangeJson of(Change change, URI base) {
        var fields = change.fields();
        return new ChangeJson(
                change.sysId(),
                change.sysId(),
                change.number(),
                fields.get(SHORT_DESCRIPTION),
                fields.get(DESCRIPTION),
                change.state().label(),
                change.state().code(),
                fields.get(PRIORITY),
                fields.get(TYPE),
                fields.get(RISK),
                fields.get(PLANNED_START),
                fields.get(PLANNED_END),
                fields.get(JIRA_ISSUE_KEY),
                fields.get(GITHUB_REPO),
                fields.get(GITHUB_PR_NUMBER),
                fields.get(CONFIGURATION_ITEM),
                change.url().map(base::resolve),
                change.createdAt(),
                change.updatedAt());
    }
}
