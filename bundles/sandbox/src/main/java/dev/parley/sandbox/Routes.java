/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Which method and path is answered by what. Of two routes that fit, the first answers. */
public final class Routes {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)(\\*?)}");

    private final List<Route> routes = new ArrayList<>();
    private final String nowhere;

    /** @param nowhere what is said of a path that leads nowhere */
    public Routes(String nowhere) {
        this.nowhere = nowhere;
    }

    private record Route(String method, Pattern path, List<String> names, Function<Call, Answer> handler) {

        Optional<Map<String, String>> match(String asked) {
            var matcher = path.matcher(asked);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            var params = new LinkedHashMap<String, String>();
            for (int i = 0; i < names.size(); i++) {
                params.put(names.get(i), matcher.group(i + 1));
            }
            return Optional.of(params);
        }
    }

    /** @param template a path with names in braces; one with a star, <code>{ref*}</code>, may hold slashes */
    public Routes on(String method, String template, Function<Call, Answer> handler) {
        var names = NAME.matcher(template).results().map(name -> name.group(1)).toList();
        var path = NAME.matcher(template).replaceAll(name -> name.group(2).isEmpty() ? "([^/]+)" : "(.+)");
        routes.add(new Route(method, Pattern.compile(path), names, handler));
        return this;
    }

    Answer answer(Call call) {
        boolean known = false;
        for (var route : routes) {
            var params = route.match(call.path());
            known |= params.isPresent();
            if (params.isPresent() && route.method.equals(call.request().getMethod())) {
                return route.handler.apply(call.with(params.get()));
            }
        }
        throw known ? new Refusal(405, "Method not allowed") : Refusal.notFound(nowhere);
    }
}
