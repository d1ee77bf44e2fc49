/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.jira;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Configurations for tests, with their defaults. */
record Configured(Map<String, Object> values) {

    static Configured at(Object url) {
        return new Configured(Map.of("url", url.toString(), "request_deadline", 2000, "call_deadline", 4000));
    }

    Configured with(String name, Object value) {
        var more = new HashMap<>(values);
        more.put(name, value);
        return new Configured(more);
    }

    /** As {@link JiraFake#SIGN_IN} has it. */
    Configured signedIn() {
        return with("email", "ada@acme.org").with("_api_token", "s3cret");
    }

    JiraIssues.Config config() {
        return (JiraIssues.Config) Proxy.newProxyInstance(
                JiraIssues.Config.class.getClassLoader(),
                new Class<?>[] {JiraIssues.Config.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    JiraIssues issues() {
        return new JiraIssues(config());
    }
}
