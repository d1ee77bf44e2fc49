/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.api.health.Probe;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.jakartars.runtime.dto.ApplicationDTO;
import org.osgi.service.jakartars.runtime.dto.ResourceDTO;
import org.osgi.service.jakartars.runtime.dto.RuntimeDTO;

class HealthTest {

    private static Running running;

    @BeforeAll
    static void start() throws Exception {
        running = new Running();
    }

    @BeforeEach
    void reset() {
        running.reset();
    }

    @AfterAll
    static void stop() throws Exception {
        running.stop();
    }

    @BeforeEach
    void serve() {
        running.health.probes = List.of();
        running.health.runtime = () -> serving(Messages.NAME);
    }

    @Test
    void lives() throws Exception {
        running.ports.dialog = null;
        var response = running.send(running.request("/health/live"));

        assertEquals(200, response.statusCode());
        assertEquals("{\"status\":\"up\",\"problems\":[],\"warnings\":[]}", response.body());
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElseThrow());
    }

    @Test
    void is_ready_when_all_is_well() throws Exception {
        running.health.probes = List.of(probe("database", Optional.empty()));

        assertReady("/health/ready");
        assertReady("/health/ready/");
    }

    @Test
    void names_what_is_missing() throws Exception {
        running.ports.dialog = null;
        running.ports.conversations = null;
        running.ports.signIn = null;
        running.ports.changes = null;
        running.health.runtime = null;

        assertNotReady("dialog: missing", "conversations: missing", "sign-in: missing", "api: the chat is not served");
    }

    @Test
    void is_not_ready_until_the_chat_is_served() throws Exception {
        running.health.runtime = () -> serving("somebody.elses");
        assertNotReady("api: the chat is not served");

        running.health.runtime = RuntimeDTO::new;
        assertNotReady("api: the chat is not served");
    }

    @Test
    void passes_on_what_probes_find() throws Exception {
        running.health.probes = List.of(
                probe("database", Optional.of("It does not answer.")), probe("disk", Optional.empty()), new Probe() {
                    @Override
                    public String name() {
                        return "broken";
                    }

                    @Override
                    public Optional<String> problem() {
                        throw new IllegalStateException("secret");
                    }
                });

        assertNotReady("database: It does not answer.", "broken: failed with IllegalStateException");
    }

    @Test
    void is_ready_with_a_warning_where_it_can_go_on_without() throws Exception {
        running.health.probes = List.of(new Probe() {
            @Override
            public String name() {
                return "sentence model";
            }

            @Override
            public Optional<String> problem() {
                return Optional.of("It cannot be loaded.");
            }

            @Override
            public boolean isVital() {
                return false;
            }
        });

        var response = running.send(running.request("/health/ready"));

        assertEquals(200, response.statusCode());
        assertEquals(
                "{\"status\":\"up\",\"problems\":[],\"warnings\":[\"sentence model: It cannot be loaded.\"]}",
                response.body());
    }

    @Test
    void does_not_wait_for_a_probe_that_hangs_and_asks_it_once() throws Exception {
        var released = new CountDownLatch(1);
        var asked = new AtomicInteger();
        running.health.probes = List.of(probe("database", Optional.empty()), new Probe() {
            @Override
            public String name() {
                return "hanging";
            }

            @Override
            public Optional<String> problem() {
                asked.incrementAndGet();
                try {
                    released.await();
                    return Optional.empty();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });

        assertNotReady("hanging: no answer within 1000 ms");
        assertNotReady("hanging: no answer within 1000 ms");
        assertEquals(1, asked.get());
        released.countDown();
        assertReady("/health/ready");
    }

    @Test
    void knows_no_other_question() throws Exception {
        assertEquals(404, running.send(running.request("/health/")).statusCode());
        assertEquals(404, running.send(running.request("/health/readyness")).statusCode());
    }

    private static void assertReady(String path) throws Exception {
        var response = running.send(running.request(path));
        assertEquals(200, response.statusCode(), response.body());
    }

    private static void assertNotReady(String... problems) throws Exception {
        var response = running.send(running.request("/health/ready"));
        assertEquals(503, response.statusCode());
        JsonNode report = running.json(response);
        assertEquals("down", report.get("status").asText());
        assertEquals(List.of(problems), new ObjectMapper().convertValue(report.get("problems"), List.class));
    }

    private static Probe probe(String name, Optional<String> problem) {
        return new Probe() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<String> problem() {
                return problem;
            }
        };
    }

    private static RuntimeDTO serving(String name) {
        var resource = new ResourceDTO();
        resource.name = name;
        var runtime = new RuntimeDTO();
        runtime.defaultApplication = new ApplicationDTO();
        runtime.defaultApplication.resourceDTOs = new ResourceDTO[] {resource};
        return runtime;
    }
}
