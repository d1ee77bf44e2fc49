/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import dev.parley.api.change.ChangeLinks;
import dev.parley.api.connector.Connection;
import dev.parley.api.outbox.SendLog;
import dev.parley.lib.http.Answer;
import dev.parley.lib.http.Call;
import dev.parley.lib.http.Credentials;
import dev.parley.lib.http.RemoteConnection;
import dev.parley.lib.http.RemoteSystem;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ServiceNow as it is set up. One that is set up wrongly is there and does not answer, so that users are told.
 *
 * @param connection the same for admins
 */
record Instance(Settings settings, Function<Call, Answer> remote, Connection connection) {

    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final int MOST_BYTES = 5_000_000;

    static Instance of(ServiceNow.Config config) {
        try {
            var settings = Settings.of(config);
            var server = new RemoteSystem(remote(settings), Credentials.fixed(Map.of()));
            var system = new RemoteSystem(remote(settings), SignIn.of(config, server));
            return new Instance(settings, system::call, new RemoteConnection(system, Instance::tested));
        } catch (IllegalArgumentException wrong) {
            LOG.error("The ServiceNow named {} can't be used: {}", config.name(), wrong.getMessage());
            return new Instance(
                    none(),
                    call -> {
                        throw Rest.unavailable(LATER, wrong);
                    },
                    RemoteConnection.misconfigured(Rest.SYSTEM, wrong.getMessage()));
        }
    }

    /** Reads of change requests what tells nothing: it is what Parley's account has to be able to do. */
    private static String tested(RemoteSystem system) {
        var found = new Rest(system::call).rows("change_request", "sys_id", new Query(), 1);
        return found.isEmpty() ? "There is no change request that Parley may read." : "Change requests can be read.";
    }

    private static RemoteSystem.Settings remote(Settings settings) {
        return new RemoteSystem.Settings(
                Rest.SYSTEM,
                settings.base(),
                settings.deadline(),
                settings.budget(),
                settings.concurrency(),
                MOST_BYTES);
    }

    private static Settings none() {
        return new Settings(
                URI.create("https://nowhere.invalid"), LATER, Duration.ZERO, 1, Duration.ZERO, 160, Map.of(), false);
    }

    Desk desk(SendLog sends, ChangeLinks links) {
        var rest = new Rest(remote);
        var directory = new Directory(rest);
        var columns = new Columns(directory, settings.risks(), settings.longestSummary());
        var records = new Records(settings, rest, columns, links);
        return new Desk(
                rest,
                directory,
                columns,
                records,
                new Once(settings.system(), sends, settings.settle(), settings.budget()));
    }
}
