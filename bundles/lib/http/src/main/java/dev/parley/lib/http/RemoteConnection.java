/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.http;

import dev.parley.api.connector.Connection;
import dev.parley.api.connector.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Another system as admins see it. */
public final class RemoteConnection implements Connection {

    private static final Duration LATER = Duration.ofMinutes(1);

    private final RemoteSystem system;
    private final Function<RemoteSystem, String> test;

    /** @param test makes one cheap call that changes nothing, of a system that gives it little time, and says what came */
    public RemoteConnection(RemoteSystem system, Function<RemoteSystem, String> test) {
        this.system = system;
        this.test = test;
    }

    /**
     * One that is set up wrongly.
     *
     * @param why without secrets; a part of a sentence
     */
    public static Connection misconfigured(String name, String why) {
        var sentence = "It is not set up rightly: " + why + '.';
        return new Connection() {
            @Override
            public String system() {
                return name;
            }

            @Override
            public String address() {
                return "";
            }

            @Override
            public Standing standing() {
                return new Standing("closed", Optional.empty(), Optional.of(sentence), Optional.empty());
            }

            @Override
            public String test() {
                throw new Unavailable(name, LATER, new IllegalStateException(sentence));
            }
        };
    }

    @Override
    public String system() {
        return system.name();
    }

    @Override
    public String address() {
        return system.base().toString();
    }

    @Override
    public Standing standing() {
        return system.standing();
    }

    @Override
    public String test() {
        return test.apply(system.brief());
    }
}
