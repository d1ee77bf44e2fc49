/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.websocket;

import java.time.Duration;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        name = "Parley: WebSocket",
        description = "What live connections of clients may cost. A change closes them all; clients connect again.")
@interface Config {

    @AttributeDefinition(
            name = "Ping",
            description = "Seconds after which a client is asked whether it is still there.",
            min = "1",
            max = "3600")
    int ping_seconds() default 25;

    @AttributeDefinition(
            name = "Idle",
            description = "Seconds after which a client that has not even answered is gone.",
            min = "2",
            max = "86400")
    int idle_seconds() default 60;

    @AttributeDefinition(
            name = "Stuck",
            description = "Seconds that one frame may take to be read before the client is disconnected.",
            min = "1",
            max = "600")
    int stuck_seconds() default 10;

    @AttributeDefinition(
            name = "Queue",
            description = "Bytes that may wait for one client; one that reads more slowly is disconnected.",
            min = "1024",
            max = "67108864")
    int queue_bytes() default 256 * 1024;

    @AttributeDefinition(
            name = "Largest frame",
            description = "Bytes of the largest frame that a client may send.",
            min = "1024",
            max = "16777216")
    int frame_bytes() default 64 * 1024;

    @AttributeDefinition(
            name = "Waiting messages",
            description = "How many messages of one client may wait for their answers.",
            min = "1",
            max = "1000")
    int messages_waiting() default 16;

    @AttributeDefinition(
            name = "Rate",
            description = "How many frames a client may send in ten seconds.",
            min = "1",
            max = "100000")
    int frames_rate() default 2000;

    @AttributeDefinition(
            name = "Connections of a user",
            description = "How many one user may have at a time.",
            min = "1",
            max = "100000")
    int connections_user() default 20;

    @AttributeDefinition(
            name = "Connections",
            description = "How many there may be in all.",
            min = "1",
            max = "1000000")
    int connections_all() default 10_000;

    @AttributeDefinition(
            name = "Threads",
            description = "How many messages are answered at the same time.",
            min = "1",
            max = "1000")
    int threads() default 64;

    /** What an admin set, in the code's words. */
    final class Read {

        private Read() {}

        static Limits limits(Config config) {
            return new Limits(
                    Duration.ofSeconds(config.ping_seconds()),
                    Duration.ofSeconds(config.idle_seconds()),
                    Duration.ofSeconds(config.stuck_seconds()),
                    Limits.USUAL.signedIn(),
                    config.queue_bytes(),
                    config.frame_bytes(),
                    config.messages_waiting(),
                    config.frames_rate(),
                    config.connections_user(),
                    config.connections_all(),
                    config.threads());
        }
    }
}
