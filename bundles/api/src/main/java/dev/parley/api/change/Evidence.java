/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.change;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something elsewhere that a change is linked with: the issue that it is for, the pull request that it rolls out.
 *
 * @param label its name: {@code PAY-12}, {@code acme/pay#41}
 * @param state how it stands, as its system words it, if that is known
 * @param url where a person can look at it, if that is known
 */
public record Evidence(String label, Optional<String> state, Optional<URI> url) {

    /** What a change's fields name; nothing but the names is known of it. */
    public static List<Evidence> of(ChangeFields fields) {
        var named = new ArrayList<Evidence>();
        fields.get(Field.JIRA_ISSUE_KEY)
                .filter(key -> !key.isEmpty())
                .map(Evidence::named)
                .ifPresent(named::add);
        fields.get(Field.GITHUB_REPO)
                .filter(repository -> !repository.isEmpty())
                .flatMap(repository -> fields.get(Field.GITHUB_PR_NUMBER).map(number -> repository + '#' + number))
                .map(Evidence::named)
                .ifPresent(named::add);
        return named;
    }

    private static Evidence named(String label) {
        return new Evidence(label, Optional.empty(), Optional.empty());
    }
}
