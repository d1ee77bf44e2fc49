/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

import dev.parley.api.usage.BundleUsage;
import dev.parley.api.usage.Usage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;

/** Keeps the bundles that turns call into apart from each other, and knows what each of them takes. */
@Component(
        service = {Bulkheads.class, Usage.class},
        configurationPid = "parley.dialog")
public final class Bulkheads implements Usage {

    /** Of so many versions of bundles it is remembered what they took. */
    private static final int MOST = 1000;

    private final Map<Origin, Bulkhead> open = new LinkedHashMap<>();
    private final List<Bulkhead> left = new ArrayList<>();
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private volatile Limits limits;

    @Activate
    public Bulkheads(Config config) {
        this(Limits.of(config));
    }

    Bulkheads(Limits limits) {
        this.limits = limits;
    }

    @Modified
    void change(Config config) {
        limits = Limits.of(config);
    }

    @Deactivate
    synchronized void stop() {
        open.values().forEach(Bulkhead::close);
    }

    Limits limits() {
        return limits;
    }

    /** The one of a bundle. */
    synchronized Bulkhead of(Origin origin) {
        return open.computeIfAbsent(origin, its -> new Bulkhead(its, () -> limits, tally(its)));
    }

    private Tally tally(Origin origin) {
        var tally = tallies.computeIfAbsent(origin.toString(), Tally::new);
        var oldest = tallies.keySet().iterator();
        while (tallies.size() > MOST && oldest.hasNext()) {
            forget(oldest);
        }
        return tally;
    }

    private void forget(Iterator<String> oldest) {
        var one = oldest.next();
        if (open.keySet().stream().noneMatch(origin -> origin.toString().equals(one))) {
            oldest.remove();
        }
    }

    /** Nothing of a bundle is deployed any more. What it took stays known. */
    synchronized void leave(Origin origin) {
        var gone = open.remove(origin);
        if (gone != null) {
            gone.close();
            left.add(gone);
        }
        left.removeIf(bulkhead -> bulkhead.running() == 0);
    }

    @Override
    public synchronized List<BundleUsage> list() {
        left.removeIf(bulkhead -> bulkhead.running() == 0);
        return tallies.entrySet().stream()
                .map(entry -> usage(entry.getKey(), entry.getValue()))
                .filter(usage -> usage.calls() > 0 || usage.running() > 0)
                .sorted(Comparator.comparing(BundleUsage::name).thenComparing(BundleUsage::version))
                .toList();
    }

    /** @param bundle name and version */
    private BundleUsage usage(String bundle, Tally tally) {
        var count = tally.count();
        var space = bundle.lastIndexOf(' ');
        var its = Stream.concat(open.values().stream(), left.stream())
                .filter(bulkhead -> bulkhead.origin().toString().equals(bundle))
                .toList();
        return new BundleUsage(
                bundle.substring(0, space),
                bundle.substring(space + 1),
                count.calls(),
                count.errors(),
                count.late(),
                count.median(),
                count.p95(),
                count.cpu(),
                count.allocated(),
                its.stream().mapToInt(Bulkhead::running).sum(),
                tally.started(),
                its.stream()
                        .map(Bulkhead::breaker)
                        .max(Comparator.naturalOrder())
                        .orElse(BundleUsage.Breaker.CLOSED));
    }
}
