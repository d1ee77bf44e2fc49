/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.api.code.CodeHost;
import dev.parley.api.code.PullRequest;
import dev.parley.api.connector.Connection;
import dev.parley.api.connector.Rejected;
import dev.parley.api.paging.Page;
import dev.parley.api.setting.Format;
import dev.parley.lib.http.Call;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Code on GitHub or a GitHub Enterprise server, by its REST interface of version 2022-11-28. */
@Component(configurationPid = "parley.connector.github", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = GitHubCode.Config.class, factory = true)
public final class GitHubCode implements CodeHost, Connection {

    private static final int MOST_PAGES = 20;
    private static final int MOST_FILE_PAGES = 3;
    private static final int LONGEST_DESCRIPTION = 140;

    @ObjectClassDefinition(
            id = "parley.connector.github",
            name = "Parley: GitHub",
            description = "A GitHub or a GitHub Enterprise server. Signs in with a token, or as a GitHub App.")
    @interface Config {

        @AttributeDefinition(name = "Name", description = "To tell several of them apart: (name=default)")
        String name() default "default";

        @AttributeDefinition(
                name = "Address",
                description = "Where its REST interface is: https://api.github.com, or https://host/api/v3 of a GitHub"
                        + " Enterprise server")
        @Format(Format.URL)
        String url() default "https://api.github.com";

        @AttributeDefinition(
                name = "Token",
                description = "A personal access token that may read pull requests, checks and commit statuses, and"
                        + " write comments, commit statuses and deployments. Empty to sign in as a GitHub App",
                type = AttributeType.PASSWORD,
                required = false)
        String _token() default "";

        @AttributeDefinition(
                name = "App",
                description = "The client id or the app id of a GitHub App",
                required = false)
        String app_id() default "";

        @AttributeDefinition(
                name = "App's private key",
                description = "The PEM file that GitHub gave for the app",
                type = AttributeType.PASSWORD,
                required = false)
        String _private_key() default "";

        @AttributeDefinition(
                name = "App's installation",
                description = "The number at the end of the installation's address; 0 to find it by the repository",
                min = "0")
        long installation_id() default 0;

        @AttributeDefinition(
                name = "Request time",
                description = "Milliseconds to wait for an answer",
                min = "1",
                max = "600000")
        long request_deadline() default 5000;

        @AttributeDefinition(
                name = "Call time",
                description = "Milliseconds for a call, in which a request may be tried several times",
                min = "1",
                max = "600000")
        long call_deadline() default 8000;

        @AttributeDefinition(name = "Requests at a time", description = "GitHub allows 100", min = "1", max = "100")
        int concurrency() default 16;

        @AttributeDefinition(name = "Shown as", description = "How the console lists these settings")
        String webconsole_configurationFactory_nameHint() default "{name}: {url}";
    }

    private final Accounts accounts;
    private final Connection connection;
    private final Duration patience;
    private final SideBySide threads;
    private final Once once;

    @Activate
    public GitHubCode(Config config) {
        this.accounts = SignIn.of(config);
        this.connection = accounts.connection();
        this.patience = Duration.ofMillis(Math.max(1, config.call_deadline()));
        this.threads = new SideBySide(Math.max(1, config.concurrency()));
        this.once = new Once(patience);
    }

    @Deactivate
    void stop() {
        threads.stop();
    }

    @Override
    public Optional<PullRequest> pullRequest(String repository, int number) {
        long end = SideBySide.in(patience);
        var path = "repos/" + repository;
        return number < 1
                ? Optional.empty()
                : at(repository).flatMap(github -> github.find(Call.get(path + "/pulls/" + number))
                        .map(pull -> whole(github, path, pull, end)));
    }

    private PullRequest whole(GitHub github, String path, JsonNode pull, long end) {
        var its = path + "/pulls/" + GitHub.text(pull, "number");
        var head = path + "/commits/" + Call.segment(GitHub.text(pull.path("head"), "sha"));
        var reviews = threads.start(() -> github.list(Call.get(its + "/reviews"), "", MOST_PAGES));
        var runs = threads.start(
                () -> github.listOr(Reports.unreadable(), Call.get(head + "/check-runs"), "check_runs", MOST_PAGES));
        var statuses = threads.start(() -> github.list(Call.get(head + "/status"), "statuses", MOST_PAGES));
        var files = threads.start(() -> github.list(Call.get(its + "/files"), "", MOST_FILE_PAGES));
        try {
            return PullRequests.of(
                    pull,
                    Reviews.of(SideBySide.await(reviews, end), PullRequests.login(pull)),
                    Reports.of(SideBySide.await(runs, end), SideBySide.await(statuses, end)),
                    SideBySide.await(files, end)
                            .map(file -> GitHub.text(file, "filename"))
                            .toList());
        } finally {
            List.<Future<?>>of(reviews, runs, statuses, files).forEach(part -> part.cancel(false));
        }
    }

    @Override
    public Page<PullRequest> pullRequests(String repository, boolean openOnly, int limit, Optional<String> cursor) {
        return new Listing(limit, cursor).of(at(repository), repository, openOnly);
    }

    @Override
    public Page<PullRequest> search(String words, int limit, Optional<String> cursor) {
        var listing = new Listing(limit, cursor);
        return Query.of(words)
                .map(query -> listing.found(accounts.all(), query))
                .orElse(new Page<>(List.of(), Optional.empty()));
    }

    @Override
    public void comment(String repository, int number, String mark, String text) {
        Names.mark(mark);
        new Comments(toWrite(repository), repository, once).write(number, mark, text);
    }

    @Override
    public void status(
            String repository, String sha, String context, Verdict verdict, String description, Optional<URI> target) {
        var status = JsonNodeFactory.instance
                .objectNode()
                .put("state", verdict.name().toLowerCase(Locale.ROOT))
                .put("context", context)
                .put("description", Text.cut(description, LONGEST_DESCRIPTION));
        target.ifPresent(uri -> status.put("target_url", uri.toString()));
        toWrite(repository)
                .write(Call.post("repos/" + repository + "/statuses/" + Names.sha(sha), status)
                        .asRepeatable());
    }

    @Override
    public String deployment(String repository, String ref, String environment, String mark, Verdict verdict) {
        Names.mark(mark);
        return new Deployments(toWrite(repository), repository, once).report(ref, environment, mark, verdict);
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

    private Optional<GitHub> at(String repository) {
        return Names.isRepository(repository) ? accounts.of(repository) : Optional.empty();
    }

    private GitHub toWrite(String repository) {
        return at(repository)
                .orElseThrow(() -> new Rejected("Parley sees no such repository on GitHub. It is named owner/name."));
    }
}
