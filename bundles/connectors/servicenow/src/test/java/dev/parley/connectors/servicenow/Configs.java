/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Configurations with the defaults of all settings that are not given. */
final class Configs {

    private Configs() {}

    static ServiceNow.Config of(Map<String, Object> given) {
        return (ServiceNow.Config) Proxy.newProxyInstance(
                Configs.class.getClassLoader(),
                new Class<?>[] {ServiceNow.Config.class},
                (proxy, method, arguments) -> given.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    /** An instance with deadlines that nothing but a fault can miss. */
    static ServiceNow.Config at(Object address, Map<String, Object> more) {
        var given = new HashMap<String, Object>(Map.of("deadline", 30_000, "call_deadline", 60_000));
        given.putAll(more);
        return hasty(address, given);
    }

    /** An instance with a user name and password, and short deadlines. */
    static ServiceNow.Config hasty(Object address, Map<String, Object> more) {
        var given = new HashMap<String, Object>(Map.of(
                "instance",
                address.toString(),
                "username",
                "parley",
                "_password",
                "secret",
                "deadline",
                1000,
                "call_deadline",
                2500));
        given.putAll(more);
        return of(given);
    }
}
