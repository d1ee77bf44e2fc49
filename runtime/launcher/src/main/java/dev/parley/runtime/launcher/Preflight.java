/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import dev.parley.runtime.settings.Jars;
import dev.parley.runtime.settings.Secrets;
import dev.parley.runtime.settings.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Map;

/**
 * What is checked before anything starts, so that a mistake costs one sentence instead of a stack trace. What needs a
 * secret that makes no sense says so itself, and the rest works.
 */
final class Preflight {

    private static final String SERVER = "org.apache.felix.http";
    private static final String PORT = "org.osgi.service.http.port";

    private Preflight() {}

    static void check(Home home) {
        try {
            var descriptions = Jars.describe(home.bundles(), home.secrets());
            for (var file : SettingsFile.readAll(home.conf())) {
                if (!file.isWanted(home.secrets())) {
                    continue;
                }
                var settings = file.filled(home.secrets());
                for (var problem : descriptions.problems(file.pid(), file.properties())) {
                    if (!Secrets.isSecret(problem.property())) {
                        throw file.invalid(problem.property(), problem.sentence());
                    }
                }
                if (file.pid().equals(SERVER)) {
                    address(file, settings);
                }
            }
        } catch (SettingsFile.Invalid e) {
            throw new Problem(e.getMessage());
        } catch (UncheckedIOException e) {
            throw new Problem(
                    "the bundles in %s cannot be read; unpack the distribution again".formatted(home.bundles()));
        }
    }

    private static void address(SettingsFile file, Map<String, Object> settings) {
        var host = String.valueOf(settings.get("org.apache.felix.http.host"));
        var port = settings.get(PORT);
        if (port == null) {
            throw file.invalid(PORT, "needs a value, such as 8080");
        }
        var number = Integer.parseInt(port.toString());
        try {
            var address = InetAddress.getByName(host);
            if (!address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) == null) {
                throw new UnknownHostException(host);
            }
            bind(new InetSocketAddress(address, number));
        } catch (UnknownHostException e) {
            throw file.invalid(
                    "org.apache.felix.http.host", "has to be an address of this machine, not \"" + host + "\"");
        } catch (IOException e) {
            throw new Problem(
                    "port %d of %s is taken; choose another with --port N or PARLEY_PORT".formatted(number, host));
        }
    }

    private static void bind(InetSocketAddress address) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
        }
    }
}
