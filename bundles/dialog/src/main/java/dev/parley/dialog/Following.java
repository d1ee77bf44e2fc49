/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.change.Field;
import dev.parley.api.intent.Reply;
import dev.parley.api.watch.Subject;
import dev.parley.api.watch.Watch;
import java.util.ArrayList;
import java.util.List;

/** What a conversation follows after something was done in it: the change, and what that is linked to. */
final class Following {

    private Following() {}

    /** The state of what a change is linked to is not known yet. */
    static List<Watch> of(Reply.Answer answer, Said said) {
        var watches = new ArrayList<Watch>();
        answer.change().ifPresent(change -> {
            var number = change.number();
            var fields = change.fields();
            watches.add(watch(said, Subject.Kind.CHANGE, number, change.state().label(), ""));
            fields.get(Field.JIRA_ISSUE_KEY)
                    .ifPresent(key -> watches.add(watch(said, Subject.Kind.ISSUE, key, "", number)));
            fields.get(Field.GITHUB_REPO)
                    .flatMap(repository -> fields.get(Field.GITHUB_PR_NUMBER).map(pr -> repository + '#' + pr))
                    .ifPresent(name -> watches.add(watch(said, Subject.Kind.PULL_REQUEST, name, "", number)));
        });
        return watches;
    }

    private static Watch watch(Said said, Subject.Kind kind, String key, String state, String about) {
        return new Watch(said.conversation(), said.user().id(), new Subject(kind, key), state, about);
    }
}
