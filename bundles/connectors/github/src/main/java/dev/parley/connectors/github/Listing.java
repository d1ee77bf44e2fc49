/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import dev.parley.api.code.PullRequest;
import dev.parley.api.paging.Page;
import dev.parley.lib.http.Call;
import java.util.List;
import java.util.Optional;

/** Lists of pull requests, a page at a time, last updated first. */
final class Listing {

    private static final Page<PullRequest> NOTHING = new Page<>(List.of(), Optional.empty());

    /** GitHub gives so many results of a search, and refuses to be asked for more. */
    private static final int MOST_FOUND = 1000;

    private final Cursor start;
    private final int size;

    /** @throws IllegalArgumentException for a cursor that no page gave */
    Listing(int limit, Optional<String> cursor) {
        this.start = Cursor.of(cursor);
        this.size = start.size(limit);
    }

    /** A repository that is not there has none. */
    Page<PullRequest> of(Optional<GitHub> github, String repository, boolean openOnly) {
        var list = Call.get("repos/" + repository + "/pulls")
                .with("state", openOnly ? "open" : "all")
                .with("sort", "updated")
                .with("direction", "desc");
        return github.flatMap(account -> account.part(start.on(list, size), ""))
                .map(part -> new Page<>(part.items(), part.more() ? Optional.of(after()) : Optional.empty()))
                .map(page -> page.map(PullRequests::listed))
                .orElse(NOTHING);
    }

    /** What one account finds, then what the next one does. */
    Page<PullRequest> found(List<GitHub> accounts, String query) {
        if (start.account() >= accounts.size()) {
            return NOTHING;
        }
        var search = Call.get("search/issues")
                .with("q", query)
                .with("sort", "updated")
                .with("order", "desc")
                .against("search");
        var part = accounts.get(start.account())
                .part(start.on(search, size), "items")
                .orElse(GitHub.Part.NOTHING);
        var next = part.more() && start.before() + size < MOST_FOUND
                ? Optional.of(after())
                : Optional.of(new Cursor(start.account() + 1, 0))
                        .filter(its -> its.account() < accounts.size())
                        .map(Cursor::toString);
        return new Page<>(part.items(), next).map(PullRequests::found);
    }

    private String after() {
        return start.after(size).toString();
    }
}
