/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.code.CodeHost;
import dev.parley.api.intent.Subject;
import dev.parley.api.issue.Issue;
import dev.parley.api.issue.IssueTracker;
import dev.parley.api.user.User;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for what somebody may mean by what they have typed so far: by its name first, then by words in it. */
record Lookup(Ports ports, User user) {

    private static final int MOST = 8;

    private static final Pattern NUMBER = Pattern.compile("(?i)[a-z]{2,6}\\d{7,10}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]+-\\d{1,10}");
    private static final Pattern PULL_REQUEST = Pattern.compile("([\\w-]+/[\\w.-]+)#(\\d{1,9})");

    /** @param text cleaned; empty for whatever is likely */
    List<CandidateJson> find(Subject subject, String text) {
        var found =
                switch (subject) {
                    case CHANGE -> changes(text);
                    case ISSUE -> issues(text);
                    case PULL_REQUEST -> pullRequests(text);
                };
        return found.distinct().limit(MOST).toList();
    }

    /** One's own that were written last come first; of those of others, what is named or has these words. */
    private Stream<CandidateJson> changes(String text) {
        var changes = ports.changes();
        var named = NUMBER.matcher(text).matches() ? changes.find(user, text).stream() : Stream.<Change>empty();
        var own = changes.search(user, ChangeQuery.newest(ChangeQuery.MOST).onlyMine()).items().stream()
                .filter(change -> contains(change, text));
        var others = text.isEmpty()
                ? Stream.<Change>empty()
                : changes.search(user, ChangeQuery.newest(MOST).containing(text)).items().stream();
        return Stream.of(named, own, others).flatMap(found -> found).map(CandidateJson::of);
    }

    private static boolean contains(Change change, String text) {
        var told = change.number() + ' ' + change.summary();
        return told.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private Stream<CandidateJson> issues(String text) {
        IssueTracker tracker = ports.issues();
        if (text.isEmpty()) {
            return Stream.empty();
        }
        var named = KEY.matcher(text).matches() ? tracker.find(text).stream() : Stream.<Issue>empty();
        return Stream.concat(named, tracker.search(text, MOST, Optional.empty()).items().stream())
                .map(CandidateJson::of);
    }

    private Stream<CandidateJson> pullRequests(String text) {
        CodeHost host = ports.hosts();
        var name = PULL_REQUEST.matcher(text);
        if (name.matches()) {
            return host.pullRequest(name.group(1), Integer.parseInt(name.group(2))).stream()
                    .map(CandidateJson::of);
        }
        return text.isEmpty()
                ? Stream.empty()
                : host.search(text, MOST, Optional.empty()).items().stream().map(CandidateJson::of);
    }
}
