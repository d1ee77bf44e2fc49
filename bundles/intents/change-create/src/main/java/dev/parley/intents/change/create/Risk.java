/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.intents.change.create;

import dev.parley.api.code.PullRequest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How risky a pull request is, by a rule that one can do in one's head. It begins at low, and goes one step up for each
 * of these: more than {@value #MANY} files; more than {@value #VERY_MANY}; files that change data, machines or what is
 * delivered how; checks that failed; reviewers who ask for changes. Documentation alone stays low.
 */
final class Risk {

    private static final int MANY = 10;
    private static final int VERY_MANY = 50;
    private static final int LOW = 4;
    private static final int VERY_HIGH = 1;

    private static final Pattern DOCUMENTATION =
            Pattern.compile("(?i)(?:.*/)?docs?/.*|.*\\.(?:md|adoc|rst|txt|png|svg)|(?:.*/)?LICENSE");
    private static final Pattern DELICATE = Pattern.compile(
            "(?i)(?:.*/)?(?:migrations?|terraform|ansible|helm|charts|k8s"
                    + "|kubernetes|deploy(?:ment)?|\\.github/workflows|security|auth)/.*"
                    + "|.*\\.(?:sql|tf|tfvars)|(?:.*/)?(?:Dockerfile|docker-compose\\.ya?ml|Jenkinsfile|\\.gitlab-ci\\.yml)");

    private Risk() {}

    /** {@code "1"} very high … {@code "4"} low. */
    static String of(PullRequest pullRequest) {
        var files = pullRequest.files();
        boolean isDocumentation = !files.isEmpty() && all(files, DOCUMENTATION);
        long steps = Stream.of(
                        files.size() > MANY,
                        files.size() > VERY_MANY,
                        files.stream().anyMatch(file -> DELICATE.matcher(file).matches()),
                        !pullRequest.checks().failed().isEmpty(),
                        !pullRequest.objectors().isEmpty())
                .filter(isSo -> isSo)
                .count();
        return String.valueOf(isDocumentation ? LOW : Math.max(VERY_HIGH, LOW - steps));
    }

    private static boolean all(List<String> files, Pattern kind) {
        return files.stream().allMatch(file -> kind.matcher(file).matches());
    }
}
