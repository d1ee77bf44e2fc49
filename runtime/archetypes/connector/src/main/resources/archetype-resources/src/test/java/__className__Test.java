package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.issue.IssueTracker;
import dev.parley.api.issue.IssueTracker.RemoteLink;
import dev.parley.testkit.issue.IssueTrackerContract;
import java.lang.annotation.Annotation;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for every issue tracker is in the contract that this extends. */
class ${className}Test extends IssueTrackerContract {

    private final StandIn system = new StandIn();

    @AfterEach
    void stop() {
        system.close();
    }

    private static ${className} connector(String url, String token) {
        return new ${className}(new ${className}.Config() {
            @Override
            public String url() {
                return url;
            }

            @Override
            public String _token() {
                return token;
            }

            @Override
            public String webconsole_configurationFactory_nameHint() {
                return "";
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return ${className}.Config.class;
            }
        });
    }

    private ${className} connector() {
        return connector(system.url(), StandIn.TOKEN);
    }

    @Override
    protected IssueTracker issues() {
        return connector();
    }

    @Override
    protected String open(String summary, String description) {
        return system.issues().open(summary, description);
    }

    @Override
    protected List<String> comments(String key) {
        return system.issues().comments(key);
    }

    @Override
    protected List<RemoteLink> links(String key) {
        return system.issues().links(key);
    }

    @Test
    void is_unavailable_where_the_other_side_is() {
        system.goAway();
        assertThrows(Unavailable.class, () -> issues().comment("PAY-1", "Done."));
    }

    @Test
    void is_unavailable_where_the_token_is_wrong() {
        assertThrows(Unavailable.class, () -> connector(system.url(), "wrong").find("PAY-1"));
    }

    @Test
    void takes_no_address_that_is_none() {
        assertThrows(IllegalArgumentException.class, () -> connector("tracker", StandIn.TOKEN));
    }

    @Test
    void tells_admins_how_it_stands() {
        var connection = connector();
        assertEquals("signed in as parley", connection.test());
        assertEquals(system.url(), connection.address());
        assertEquals("closed", connection.standing().breaker());
    }
}
