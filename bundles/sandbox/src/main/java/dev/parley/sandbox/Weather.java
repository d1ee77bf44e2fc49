/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** How each system does, as people set it on the sandbox's page. */
@Component(service = Weather.class, immediate = true)
public final class Weather {

    /** How a system does. */
    enum Condition {
        WELL("well"),
        SLOW("slow (5 s)"),
        AWAY("away (503)");

        private final String title;

        Condition(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final Map<Vendor, Condition> conditions = new EnumMap<>(Vendor.class);
    private final Duration slowness;

    @Activate
    public Weather() {
        this(Duration.ofSeconds(5));
    }

    Weather(Duration slowness) {
        this.slowness = slowness;
    }

    synchronized Condition of(Vendor vendor) {
        return conditions.getOrDefault(vendor, Condition.WELL);
    }

    synchronized void set(Vendor vendor, Condition condition) {
        conditions.put(vendor, condition);
    }

    /** Lets a call feel it: waits if the system is slow, refuses if it is away. */
    void blowOn(Vendor vendor) {
        switch (of(vendor)) {
            case SLOW -> dawdle();
            case AWAY -> throw new Refusal(503, "Service Unavailable");
            case WELL -> {}
        }
    }

    private void dawdle() {
        try {
            Thread.sleep(slowness.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
