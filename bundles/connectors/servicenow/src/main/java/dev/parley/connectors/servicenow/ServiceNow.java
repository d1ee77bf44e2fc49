/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import dev.parley.api.change.Change;
import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.ChangeLinks;
import dev.parley.api.change.ChangeManagement;
import dev.parley.api.change.ChangePlanning;
import dev.parley.api.change.ChangeQuery;
import dev.parley.api.change.ChangeState;
import dev.parley.api.change.ChangeWork;
import dev.parley.api.connector.Connection;
import dev.parley.api.outbox.SendLog;
import dev.parley.api.paging.Page;
import dev.parley.api.setting.Format;
import dev.parley.api.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Change management in a ServiceNow instance; each configuration is one. */
@Component(
        configurationPid = "parley.connector.servicenow",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {ChangeManagement.class, ChangeWork.class, ChangePlanning.class, Connection.class})
@Designate(ocd = ServiceNow.Config.class, factory = true)
public final class ServiceNow implements ChangeManagement, ChangeWork, ChangePlanning, Connection {

    @ObjectClassDefinition(
            id = "parley.connector.servicenow",
            name = "Parley: ServiceNow",
            description = "A ServiceNow instance whose change requests people work on.")
    @interface Config {

        @AttributeDefinition(name = "Name", description = "What settings of Parley call this instance.")
        String name() default "default";

        @AttributeDefinition(
                name = "Instance",
                description = "dev12345 for https://dev12345.service-now.com, or a whole address.",
                required = false)
        @Format(matches = "[\\w.-]+|(?i)https?://\\S+", wish = "a name such as dev12345, or a whole address")
        String instance() default "";

        @AttributeDefinition(
                name = "Sign-in",
                description =
                        "How Parley signs in. Automatic takes what is set: the API key, else the OAuth client, else"
                                + " user name and password.",
                options = {
                    @Option(label = "automatic", value = "auto"),
                    @Option(label = "user name and password", value = "basic"),
                    @Option(label = "OAuth client", value = "oauth"),
                    @Option(label = "API key", value = "key")
                })
        String auth() default "auto";

        @AttributeDefinition(name = "User name", description = "The account that Parley works with.", required = false)
        String username() default "";

        @AttributeDefinition(
                name = "Password",
                description = "The account's password.",
                type = AttributeType.PASSWORD,
                required = false)
        String _password() default "";

        @AttributeDefinition(
                name = "OAuth client",
                description = "The client id from ServiceNow's application registry.",
                required = false)
        String client_id() default "";

        @AttributeDefinition(
                name = "OAuth client secret",
                description = "The client's secret.",
                type = AttributeType.PASSWORD,
                required = false)
        String _client_secret() default "";

        @AttributeDefinition(
                name = "OAuth refresh token",
                description = "For a client that works for an account; empty if it works for itself.",
                type = AttributeType.PASSWORD,
                required = false)
        String _refresh_token() default "";

        @AttributeDefinition(
                name = "API key",
                description = "Sent as x-sn-apikey.",
                type = AttributeType.PASSWORD,
                required = false)
        String _api_key() default "";

        @AttributeDefinition(
                name = "Who sees what",
                description = "Whether users see the changes that others made through Parley.",
                options = {
                    @Option(label = "only their own", value = "requester"),
                    @Option(label = "everybody's", value = "everyone")
                })
        String visibility() default "requester";

        @AttributeDefinition(
                name = "Length of a summary",
                description = "Longer ones are cut with an ellipsis; as long as the instance's column.",
                min = "10",
                max = "1000")
        int short_description_length() default 160;

        @AttributeDefinition(
                name = "Risk codes",
                description = "The instance's code for each of 1 (very high), 2 (high), 3 (moderate) and 4 (low).")
        @Format(matches = "[1-4]=\\S+", wish = "one of 1 to 4, \"=\" and the instance's code")
        String[] risk_codes() default {"1=1", "2=2", "3=3", "4=4"};

        @AttributeDefinition(
                name = "Deadline of a request",
                description = "In milliseconds.",
                min = "1",
                max = "600000")
        int deadline() default 5000;

        @AttributeDefinition(
                name = "Deadline of a call",
                description = "With all its tries, in milliseconds.",
                min = "1",
                max = "600000")
        int call_deadline() default 8000;

        @AttributeDefinition(
                name = "Calls at a time",
                description = "More than that have to wait.",
                min = "1",
                max = "1000")
        int concurrency() default 16;

        @AttributeDefinition(
                name = "Time to settle",
                description =
                        "For how many seconds ServiceNow may still be at work on something whose answer was lost.",
                min = "0",
                max = "3600")
        int settle() default 30;

        @AttributeDefinition(name = "Heading", description = "What the console calls this configuration.")
        String webconsole_configurationFactory_nameHint() default "{name}";
    }

    private final Changes changes;
    private final Search search;
    private final Records records;
    private final Course course;
    private final Work work;
    private final Planning planning;
    private final Conflicts conflicts;
    private final Connection connection;

    @Activate
    public ServiceNow(
            Config config, @Reference(name = "sends") SendLog sends, @Reference(name = "links") ChangeLinks links) {
        var instance = Instance.of(config);
        var desk = instance.desk(sends, links);
        changes = new Changes(desk);
        search = new Search(desk);
        records = desk.records();
        course = new Course(desk);
        work = new Work(desk);
        planning = new Planning(desk);
        conflicts = new Conflicts(desk, instance.settings().budget());
        connection = instance.connection();
    }

    @Override
    public Optional<Change> created(User user, String correlationId) {
        return changes.created(user, correlationId);
    }

    @Override
    public Change create(User user, String correlationId, ChangeFields fields) {
        return changes.create(user, correlationId, fields);
    }

    @Override
    public Optional<Change> find(User user, String numberOrSysId) {
        return records.find(user, numberOrSysId).map(row -> records.change(user, row));
    }

    @Override
    public Page<Change> search(User user, ChangeQuery query) {
        return search.search(user, query);
    }

    @Override
    public Change update(User user, String number, ChangeFields changed) {
        return changes.update(user, number, changed);
    }

    @Override
    public List<ChangeState> nextStates(User user, String number) {
        return course.next(user, number);
    }

    @Override
    public Change move(User user, String number, ChangeState to) {
        return course.move(user, number, to);
    }

    @Override
    public Change cancel(User user, String number, String reason) {
        return course.cancel(user, number, reason);
    }

    @Override
    public void addWorkNote(User user, String number, String text) {
        work.addNote(user, number, text);
    }

    @Override
    public Change close(User user, String number, Outcome outcome, String notes) {
        return course.close(user, number, outcome, notes);
    }

    @Override
    public Change hold(User user, String number, String reason) {
        return course.hold(user, number, reason);
    }

    @Override
    public Change resume(User user, String number) {
        return course.resume(user, number);
    }

    @Override
    public List<Approval> approvals(User user, String number) {
        return work.approvals(user, number);
    }

    @Override
    public Change approve(User user, String number) {
        return work.approve(user, number);
    }

    @Override
    public Change reject(User user, String number, String comments) {
        return work.reject(user, number, comments);
    }

    @Override
    public List<Task> tasks(User user, String number) {
        return work.tasks(user, number);
    }

    @Override
    public Task addTask(User user, String number, String summary, String description) {
        return work.addTask(user, number, summary, description);
    }

    @Override
    public Optional<Item> item(User user, String name) {
        return planning.item(name);
    }

    @Override
    public List<Clash> clashes(User user, String item, Window window) {
        return planning.clashes(user, item, window);
    }

    @Override
    public List<Clash> check(User user, String number) {
        return conflicts.check(user, number);
    }

    @Override
    public List<Window> free(User user, String item, Duration length, Instant from, int count) {
        return planning.free(item, length, from, count);
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
