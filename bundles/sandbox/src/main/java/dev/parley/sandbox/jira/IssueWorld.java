/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.jira;

import dev.parley.sandbox.Vendor;
import dev.parley.sandbox.World;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The issues on the sandbox's page. */
@Component(service = World.class)
public final class IssueWorld implements World {

    private final Project project;

    @Activate
    public IssueWorld(@Reference(name = "project") Project project) {
        this.project = project;
    }

    @Override
    public Vendor vendor() {
        return Vendor.JIRA;
    }

    @Override
    public List<Thing> things() {
        synchronized (project) {
            return project.issues().map(this::thing).toList();
        }
    }

    @Override
    public void move(String thing, String move) {
        synchronized (project) {
            project.move(project.issue(thing), move);
        }
    }

    private Thing thing(Issue issue) {
        return new Thing(
                issue.key(),
                issue.key() + ": " + issue.summary(),
                issue.status(),
                project.transitions(issue).stream()
                        .map(transition -> new Move(transition.id(), transition.name()))
                        .toList());
    }
}
