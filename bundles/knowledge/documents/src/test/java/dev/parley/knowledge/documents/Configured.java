/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;

/** A configuration: these properties, and the defaults of the others. */
final class Configured {

    private Configured() {}

    static Library.Config with(Map<String, Object> properties) {
        InvocationHandler handler =
                (proxy, method, arguments) -> properties.getOrDefault(method.getName(), method.getDefaultValue());
        return (Library.Config) Proxy.newProxyInstance(
                Configured.class.getClassLoader(), new Class<?>[] {Library.Config.class}, handler);
    }
}
