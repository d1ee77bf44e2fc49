/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.Map;
import java.util.function.Supplier;

/** How a request goes wrong. */
@FunctionalInterface
interface Trouble {

    /** @param doing does what was asked, and gives the answer to it */
    ResponseDefinitionBuilder answer(Supplier<ResponseDefinitionBuilder> doing);

    static Trouble none() {
        return Supplier::get;
    }

    static Trouble status(int status, Map<String, String> headers) {
        return doing -> FakeServiceNow.error(status, "No.", headers);
    }

    static Trouble fault(Fault fault) {
        return doing -> new ResponseDefinitionBuilder().withFault(fault);
    }

    static Trouble body(String type, String body) {
        return doing -> new ResponseDefinitionBuilder()
                .withStatus(200)
                .withHeader("Content-Type", type)
                .withBody(body);
    }

    /** Half of the real answer. */
    static Trouble truncated() {
        return doing -> {
            var body = doing.get().build().getBody();
            return new ResponseDefinitionBuilder()
                    .withStatus(200)
                    .withHeader("Content-Type", "application/json")
                    .withBody(body.substring(0, body.length() / 2));
        };
    }

    static Trouble slow(int millis) {
        return doing -> doing.get().withFixedDelay(millis);
    }

    /** What was asked is done, and then something goes wrong. */
    default Trouble afterDoing() {
        return doing -> {
            doing.get();
            return answer(doing);
        };
    }
}
