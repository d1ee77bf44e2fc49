package ${package};

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.api.connector.Connection;
import dev.parley.api.connector.Rejected;
import dev.parley.api.issue.Issue;
import dev.parley.api.issue.IssueTracker;
import dev.parley.api.paging.Page;
import dev.parley.lib.http.Answer;
import dev.parley.lib.http.Call;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Issues in ${phrase}. There is one for each configuration; intents that want an issue tracker get it injected, and
 * admins see how it stands.
 */
@Component(
        service = {IssueTracker.class, Connection.class},
        configurationPid = ${className}.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ${className}.Config.class, factory = true)
public final class ${className} implements IssueTracker, Connection {

    static final String PID = "parley.connector.${pid}";

    /** As users and admins know it. */
    static final String SYSTEM = "${phrase}";

    /** Nothing else is sent as a part of a path. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,19}-[0-9]{1,10}");

    @ObjectClassDefinition(
            id = PID,
            name = "Parley: ${phrase}",
            description = "An issue tracker that Parley reads issues from, and adds links and comments to.")
    @interface Config {

        @AttributeDefinition(name = "Address", description = "Where its interface is: https://tracker.acme.org/api.")
        String url();

        @AttributeDefinition(
                name = "Token",
                description = "Signs Parley in; sent as a bearer token.",
                type = AttributeType.PASSWORD)
        String _token();

        String webconsole_configurationFactory_nameHint() default "{url}";
    }

    private final Api api;

    @Activate
    public ${className}(Config config) {
        this.api = new Api(config.url(), config._token());
    }

    @Override
    public Optional<Issue> find(String key) {
        if (!KEY.matcher(key.strip()).matches()) {
            return Optional.empty();
        }
        var answer = api.ask(Call.get(path(key)));
        return answer.status() == 404 ? Optional.empty() : Optional.of(Json.issue(Api.body(answer)));
    }

    @Override
    public Page<Issue> search(String words, int limit, Optional<String> cursor) {
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("A page has 1 to 100 issues.");
        }
        var call = Call.get("issues").with("words", words).with("limit", String.valueOf(limit));
        var answer = api.ask(cursor.map(from -> call.with("cursor", from)).orElse(call));
        if (answer.status() == 400 && cursor.isPresent()) {
            throw new IllegalArgumentException("This cursor is none that a page gave; leave it out to begin anew.");
        }
        return Json.page(Api.body(answer));
    }

    /** Setting it twice is as good as once, so a lost answer is asked for again. */
    @Override
    public void link(String key, RemoteLink link) {
        write(key, Call.put(path(key) + "/links/" + Call.segment(link.globalId()), Json.link(link)));
    }

    /** Not sent again when the answer is lost: it would be there twice. */
    @Override
    public void comment(String key, String text) {
        write(key, Call.post(path(key) + "/comments", JsonNodeFactory.instance.objectNode().put("text", text)));
    }

    @Override
    public List<Transition> transitions(String key) {
        return Json.transitions(Api.body(known(key, Call.get(path(key) + "/transitions"))));
    }

    @Override
    public void move(String key, String transition) {
        var body = JsonNodeFactory.instance.objectNode().put("transition", transition);
        write(key, Call.post(path(key) + "/transitions", body));
    }

    private void write(String key, Call call) {
        Api.body(known(key, call));
    }

    private Answer known(String key, Call call) {
        var unknown = new Rejected("There is no issue %s in %s.".formatted(key, SYSTEM));
        if (!KEY.matcher(key.strip()).matches()) {
            throw unknown;
        }
        var answer = api.ask(call);
        if (answer.status() == 404) {
            throw unknown;
        }
        return answer;
    }

    private static String path(String key) {
        return "issues/" + Call.segment(key.strip());
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public String address() {
        return api.address();
    }

    @Override
    public Standing standing() {
        return api.standing();
    }

    @Override
    public String test() {
        return "signed in as " + Api.body(api.ask(Call.get("me"))).path("name").asText();
    }
}
