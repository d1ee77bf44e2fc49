/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import dev.parley.api.connector.Connection;
import dev.parley.api.issue.Issue;
import dev.parley.api.issue.IssueTracker;
import dev.parley.api.paging.Page;
import dev.parley.api.setting.Format;
import dev.parley.lib.http.RemoteConnection;
import dev.parley.lib.http.RemoteSystem;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Issues in a Jira, Cloud or Data Center. */
@Component(configurationPid = JiraIssues.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = JiraIssues.Config.class, factory = true)
public final class JiraIssues implements IssueTracker, Connection {

    static final String PID = "parley.connector.jira";

    private static final Logger LOG = LoggerFactory.getLogger(JiraIssues.class);

    @ObjectClassDefinition(
            id = PID,
            name = "Parley: Jira",
            description =
                    "A Jira that Parley reads issues from, and adds links and comments to. Sign in with one of: an"
                            + " e-mail address and API token (Cloud), a personal access token (Data Center), or a user name and"
                            + " password (Data Center).")
    @interface Config {

        @AttributeDefinition(
                name = "Name",
                description = "What intents call this Jira by, if there are several: a target filter such as"
                        + " (name=payments).")
        String name() default "default";

        @AttributeDefinition(
                name = "Address",
                description = "As in the browser, with the context path if there is one: https://acme.atlassian.net,"
                        + " https://jira.acme.org/jira. With a scoped API token"
                        + " https://api.atlassian.com/ex/jira/ and the cloud's id.",
                required = false)
        @Format(Format.URL)
        String url() default "";

        @AttributeDefinition(
                name = "E-mail address",
                description = "Of the Atlassian account that the API token belongs to. Without it, the API token is"
                        + " sent as a bearer token.",
                required = false)
        String email() default "";

        @AttributeDefinition(
                name = "API token",
                description = "Made at id.atlassian.com, for Jira Cloud.",
                type = AttributeType.PASSWORD,
                required = false)
        String _api_token() default "";

        @AttributeDefinition(
                name = "Personal access token",
                description = "Made in one's Jira profile, for Jira Data Center 8.14 and newer.",
                type = AttributeType.PASSWORD,
                required = false)
        String _token() default "";

        @AttributeDefinition(
                name = "User name",
                description = "For a Jira Data Center without access tokens.",
                required = false)
        String username() default "";

        @AttributeDefinition(
                name = "Password",
                description = "The user's password.",
                type = AttributeType.PASSWORD,
                required = false)
        String _password() default "";

        @AttributeDefinition(
                name = "Time for a request",
                description = "Milliseconds after which a request without an answer is given up.",
                min = "1",
                max = "600000")
        int request_deadline() default 5000;

        @AttributeDefinition(
                name = "Time for a call",
                description = "Milliseconds that a request and its repetitions take at most.",
                min = "1",
                max = "600000")
        int call_deadline() default 8000;

        @AttributeDefinition(
                name = "Calls at a time",
                description = "More have to wait, so that a slow Jira does not take all of Parley with it.",
                min = "1",
                max = "1000")
        int concurrency() default 8;

        @AttributeDefinition(name = "Heading", description = "What the console calls this configuration.")
        String webconsole_configurationFactory_nameHint() default "{name}: {url}";
    }

    private final Jira jira;
    private final Connection connection;

    /** A mistake is told once, here, and then by every call's failing. */
    @Activate
    public JiraIssues(Config config) {
        var system = Optional.<RemoteSystem>empty();
        var mistake = "";
        try {
            system = Optional.of(Settings.system(config));
        } catch (IllegalArgumentException e) {
            mistake = e.getMessage();
            LOG.error("The Jira \"{}\" can't be used: {}", config.name(), mistake);
        }
        this.jira = new Jira(system);
        this.connection = connection(system, mistake);
    }

    private static Connection connection(Optional<RemoteSystem> system, String mistake) {
        return system.<Connection>map(
                        jira -> new RemoteConnection(jira, brief -> new Jira(Optional.of(brief)).greeting()))
                .orElseGet(() -> RemoteConnection.misconfigured(Jira.NAME, mistake));
    }

    @Override
    public Optional<Issue> find(String key) {
        return IssueKey.of(key).flatMap(known -> new Reading(jira).issue(known));
    }

    @Override
    public Page<Issue> search(String words, int limit, Optional<String> cursor) {
        return new Search(jira).page(words, limit, cursor);
    }

    @Override
    public void link(String key, RemoteLink link) {
        new Links(jira, IssueKey.given(key)).set(link);
    }

    @Override
    public void comment(String key, String text) {
        new Comments(jira, IssueKey.given(key)).add(text);
    }

    @Override
    public List<Transition> transitions(String key) {
        return new Workflow(jira, IssueKey.given(key)).steps();
    }

    @Override
    public void move(String key, String transition) {
        new Workflow(jira, IssueKey.given(key)).take(transition.strip());
    }

    @Override
    public String system() {
        return connection.system();
    }

    @Override
    public String address() {
        return connection.address();
    }

    @Override
    public Standing standing() {
        return connection.standing();
    }

    @Override
    public String test() {
        return connection.test();
    }
}
