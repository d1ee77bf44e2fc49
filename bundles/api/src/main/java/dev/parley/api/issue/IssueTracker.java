/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.issue;

import dev.parley.api.paging.Page;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The port to a system that tracks issues. Thread-safe. Methods throw {@link dev.parley.api.connector.Unavailable} and
 * {@link dev.parley.api.connector.Rejected}; an issue that is not there is Rejected where it is written to.
 */
@ConsumerType
public interface IssueTracker {

    /** A step that an issue can take now. */
    record Transition(String id, String name, String to) {}

    /**
     * What is shown at an issue about a thing elsewhere.
     *
     * @param globalId at most 255 characters: the same one again changes the link
     * @param resolved whether it is shown as done
     */
    record RemoteLink(String globalId, URI url, String title, Optional<String> summary, Optional<Boolean> resolved) {}

    /** The issue with this key, letter case aside. */
    Optional<Issue> find(String key);

    /**
     * Issues whose texts contain these words, last updated first.
     *
     * @param limit 1 to 100
     */
    Page<Issue> search(String words, int limit, Optional<String> cursor);

    /** Sets a link; of one that is there already, what is not given stays. */
    void link(String key, RemoteLink link);

    /** Adds a comment of plain text; line feeds separate paragraphs. */
    void comment(String key, String text);

    /** The steps that this issue can take now; they differ from issue to issue. */
    List<Transition> transitions(String key);

    /** Takes one of its {@link #transitions}, by its name or the name of the status it leads to. */
    void move(String key, String transition);
}
