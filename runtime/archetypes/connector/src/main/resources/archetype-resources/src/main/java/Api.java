package ${package};

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.connector.Connection;
import dev.parley.api.connector.Rejected;
import dev.parley.lib.http.Answer;
import dev.parley.lib.http.Call;
import dev.parley.lib.http.Credentials;
import dev.parley.lib.http.RemoteSystem;
import java.net.URI;
import java.util.Map;

/**
 * The other system's interface over HTTP. What cannot be answered just now is Unavailable: {@link RemoteSystem} says so,
 * and tries again where that is safe. What it refuses is Rejected, in its own words.
 */
final class Api {

    private final RemoteSystem system;

    /** @throws IllegalArgumentException if the address is none */
    Api(String url, String token) {
        var base = URI.create(url.strip().replaceFirst("/+$", ""));
        if (!String.valueOf(base.getScheme()).matches("https?") || base.getHost() == null) {
            throw new IllegalArgumentException("url has to be an address such as https://tracker.acme.org/api");
        }
        this.system = new RemoteSystem(
                new RemoteSystem.Settings(${className}.SYSTEM, base),
                Credentials.fixed(Map.of("Authorization", "Bearer " + token.strip())));
    }

    Answer ask(Call call) {
        return system.call(call);
    }

    /** @throws Rejected if it is not a success */
    static JsonNode body(Answer answer) {
        if (!answer.isSuccess()) {
            throw new Rejected(reason(answer));
        }
        return answer.body();
    }

    private static String reason(Answer answer) {
        var words = answer.body().path("message").asText("").strip();
        if (words.isEmpty()) {
            return "%s refuses this, with status %d.".formatted(${className}.SYSTEM, answer.status());
        }
        return words.endsWith(".") ? words : words + '.';
    }

    String address() {
        return system.base().toString();
    }

    Connection.Standing standing() {
        return system.standing();
    }
}
