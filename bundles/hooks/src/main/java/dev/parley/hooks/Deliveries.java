/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import dev.parley.api.connector.Unavailable;
import dev.parley.api.watch.Watches;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what is heard, and not twice. The port is optional and dynamic, against the habit of the house, so that the
 * resource stays while the database is away: whenever one goes, all of Jersey is loaded anew.
 */
@Component(service = Deliveries.class)
public final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int MOST = 10_000;

    @Reference(name = "watches", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    volatile Watches watches;

    private final Set<String> taken = Collections.synchronizedSet(Collections.newSetFromMap(new Latest<>()));

    /**
     * Hears of a delivery's subjects, then notes that it came. A node that fails in between hears the delivery again
     * when it is repeated, which does no harm; the other way round it would be lost. One that this node took lately is
     * let go at once, and goes by its body too: senders do not sign the id, so a replay can have any.
     *
     * @param digest stands for the body
     * @throws Unavailable and has noted nothing, so that the sender may try again
     */
    Answer take(String source, Delivery delivery, String digest) {
        var names = Stream.concat(Stream.of(digest), delivery.id().stream())
                .map(name -> source + " " + name)
                .toList();
        if (names.stream().anyMatch(taken::contains)) {
            return Answer.KNOWN;
        }
        var port = port();
        delivery.subjects().forEach(port::heard);
        boolean isNew = port.isNew(source, delivery.id().orElse(digest));
        taken.addAll(names);
        LOG.debug("{} says that something changed: {}", source, delivery.subjects());
        return isNew ? Answer.HEARD : Answer.KNOWN;
    }

    private Watches port() {
        var present = watches;
        if (present == null) {
            throw new Unavailable("The conversation store", SOON, null);
        }
        return present;
    }

    /** Forgets the eldest. */
    private static final class Latest<K> extends LinkedHashMap<K, Boolean> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Boolean> eldest) {
            return size() > MOST;
        }
    }
}
