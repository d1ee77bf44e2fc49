/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.launcher;

import dev.parley.runtime.settings.SettingsFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.regex.Pattern;

/** What is checked before anything starts, so that a mistake costs one sentence instead of a stack trace. */
final class Preflight {

    private static final String SERVER = "org.apache.felix.http";
    private static final String STORE = "parley.store";

    /** Django's names for the same are welcome. */
    private static final Pattern ENGINES =
            Pattern.compile("|h2|(django\\.db\\.backends\\.)?postgres(ql)?(_psycopg2)?", Pattern.CASE_INSENSITIVE);

    private Preflight() {}

    static void check(Home home) {
        try {
            var metatype = Metatype.of(home.bundles());
            for (var file : SettingsFile.readAll(home.conf())) {
                if (!file.isWanted(home.secrets())) {
                    continue;
                }
                var settings = file.filled(home.secrets());
                metatype.check(file, settings);
                if (file.pid().equals(SERVER)) {
                    address(file, settings);
                }
                if (file.pid().equals(STORE)) {
                    engine(file, settings);
                }
            }
        } catch (SettingsFile.Invalid e) {
            throw new Problem(e.getMessage());
        }
    }

    private static void engine(SettingsFile file, Map<String, Object> settings) {
        var engine = settings.getOrDefault("engine", "").toString();
        if (!ENGINES.matcher(engine.strip()).matches()) {
            throw file.invalid("engine", "has to be h2 or postgresql, not \"" + engine + "\"");
        }
    }

    private static void address(SettingsFile file, Map<String, Object> settings) {
        var host = String.valueOf(settings.get("org.apache.felix.http.host"));
        var port = settings.get("org.osgi.service.http.port");
        if (!(port instanceof Integer number) || number < 0 || number > 65535) {
            throw file.invalid("org.osgi.service.http.port", "has to be a port from 0 to 65535, not " + port);
        }
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
