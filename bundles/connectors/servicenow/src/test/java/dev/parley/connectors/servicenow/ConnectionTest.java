/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.api.change.ChangeFields;
import dev.parley.api.change.Field;
import dev.parley.api.connector.Rejected;
import dev.parley.api.connector.Unavailable;
import dev.parley.api.user.User;
import dev.parley.connectors.testkit.VendorApi;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What admins see of an instance. */
class ConnectionTest {

    private static final User ADA = new User("ada", "Ada", Set.of());
    private static final FakeServiceNow FAKE = new FakeServiceNow();

    @RegisterExtension
    static final VendorApi API = VendorApi.serviceNow().extended(FAKE);

    private ServiceNow instance;

    @BeforeEach
    void begin() {
        FAKE.on(API.server());
        instance = at(API.address());
    }

    private static ServiceNow at(Object address) {
        return new ServiceNow(Configs.at(address, Map.of()), new MemorySends(), new MemoryLinks());
    }

    @Test
    void a_test_reads_change_requests_and_nothing_else() {
        var fields = ChangeFields.NONE.with(Field.SHORT_DESCRIPTION, "New disks");
        instance.create(ADA, UUID.randomUUID().toString(), fields);
        API.server().resetRequests();

        assertEquals("Change requests can be read.", instance.test());
        assertEquals("ServiceNow", instance.system());
        assertEquals(API.address().toString(), instance.address());
        API.server().verify(1, getRequestedFor(urlPathEqualTo("/api/now/table/change_request")));
        assertEquals(1, API.server().getAllServeEvents().size());
    }

    @Test
    void one_that_lets_nobody_in_is_told_of_without_the_password() {
        API.server().stubFor(any(anyUrl()).atPriority(1).willReturn(aResponse().withStatus(401)));

        assertThrows(Unavailable.class, instance::test);
        var failure = instance.standing().lastFailure().orElseThrow();
        assertEquals("A call failed: status 401: the sign-in is not accepted.", failure);
        assertFalse((failure + instance.address()).contains("secret"));
    }

    @Test
    void a_lack_of_permission_is_a_sentence() {
        API.server()
                .stubFor(
                        any(anyUrl())
                                .atPriority(1)
                                .willReturn(
                                        aResponse()
                                                .withStatus(403)
                                                .withBody(
                                                        "{\"error\":{\"message\":\"User Not Authorized\",\"detail\":\"\"},\"status\":\"failure\"}")));

        assertEquals(
                "ServiceNow says: User Not Authorized.",
                assertThrows(Rejected.class, instance::test).getMessage());
    }

    @Test
    void one_that_is_set_up_wrongly_says_so() {
        var wrong = at("https://ada:pass@acme.example");

        assertThrows(Unavailable.class, wrong::test);
        assertEquals(
                Optional.of("It is not set up rightly: its instance is neither a name nor an address."),
                wrong.standing().lastFailure());
        assertEquals("", wrong.address());
    }
}
