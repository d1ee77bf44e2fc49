/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Settings for tests: those given, and otherwise the defaults. */
final class Settings {

    private Settings() {}

    static GitHubCode.Config of(Map<String, Object> given) {
        return (GitHubCode.Config) Proxy.newProxyInstance(
                Settings.class.getClassLoader(),
                new Class<?>[] {GitHubCode.Config.class},
                (self, method, arguments) -> given.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    static GitHubCode.Config token(Object url) {
        return of(Map.of("url", url.toString(), "_token", FakeGitHub.TOKEN));
    }
}
