/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Points the connectors at the sandbox, before any other instance of theirs. A configuration with the property
 * {@code parley.passing} is forgotten at the first start without the sandbox; until then it stays, so that the registry
 * does not stand in for a moment.
 */
@Component(immediate = true, service = Connections.class)
public final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final String SANDBOX = "sandbox";

    @Activate
    public Connections(
            @Reference(name = "configurations") ConfigurationAdmin configurations,
            @Reference(name = "server", service = HttpServiceRuntime.class, target = "(osgi.http.endpoint=http:*)")
                    Map<String, Object> server)
            throws IOException {
        var here = address(server) + SANDBOX;
        connect(
                configurations,
                "servicenow",
                Map.of("instance", here + "/servicenow", "username", SANDBOX, ".password", SANDBOX));
        connect(configurations, "jira", Map.of("url", here + "/jira", "email", SANDBOX, ".api.token", SANDBOX));
        connect(configurations, "github", Map.of("url", here + "/github", ".token", SANDBOX));
        LOG.info("A ServiceNow, a Jira and a GitHub to try things on: {}/", here);
    }

    /** Where this Parley is reached on this machine. */
    private static String address(Map<String, Object> server) {
        return Stream.of((String[]) server.get("osgi.http.endpoint"))
                .filter(endpoint -> endpoint.startsWith("http:"))
                .findFirst()
                .orElseThrow();
    }

    private void connect(ConfigurationAdmin configurations, String system, Map<String, String> settings)
            throws IOException {
        var configuration = configurations.getFactoryConfiguration("parley.connector." + system, SANDBOX, "?");
        var properties = new Hashtable<String, Object>(settings);
        properties.put("name", SANDBOX);
        properties.put("service.ranking", 100);
        properties.put("parley.passing", true);
        configuration.update(properties);
    }
}
