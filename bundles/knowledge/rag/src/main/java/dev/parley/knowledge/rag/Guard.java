/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.rag;

import dev.parley.knowledge.rag.Failed.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Says to which addresses of a host Parley may connect: to all that its name has, or to none. */
final class Guard {

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Names {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final Names names;
    private final boolean allowPrivate;

    Guard(Names names, boolean allowPrivate) {
        this.names = names;
        this.allowPrivate = allowPrivate;
    }

    /** Never takes longer than the time that is left, whatever the name server does. */
    List<InetAddress> admitted(String host, Deadline deadline) throws Failed {
        var addresses = found(host, deadline);
        for (var address : addresses) {
            var objection = Network.objection(address, allowPrivate);
            if (objection.isPresent()) {
                throw new Failed(Kind.FORBIDDEN, host + " is " + objection.get());
            }
        }
        return addresses;
    }

    private List<InetAddress> found(String host, Deadline deadline) throws Failed {
        var lookup = new FutureTask<>(() -> names.addresses(host));
        var thread = new Thread(lookup, "rag-lookup");
        thread.setDaemon(true);
        thread.start();
        try {
            return List.of(lookup.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            throw new Failed(Kind.UNREACHED, host + " is not known to the name server");
        } catch (TimeoutException e) {
            throw new Failed(Kind.TROUBLED, "the name server did not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed(Kind.WITHHELD, "the call was given up");
        }
    }
}
