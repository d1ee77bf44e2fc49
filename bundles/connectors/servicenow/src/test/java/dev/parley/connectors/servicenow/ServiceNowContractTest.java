/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

import dev.parley.api.change.ChangeManagement;
import dev.parley.connectors.testkit.VendorApi;
import dev.parley.testkit.change.ChangeManagementContract;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Over HTTP, with every request and answer held against ServiceNow's description. */
class ServiceNowContractTest extends ChangeManagementContract {

    private static final FakeServiceNow FAKE = new FakeServiceNow();

    @RegisterExtension
    static final VendorApi API = VendorApi.serviceNow().extended(FAKE);

    private ServiceNow servicenow;

    @BeforeEach
    void connect() {
        FAKE.on(API.server());
        servicenow = new ServiceNow(Configs.at(API.address(), Map.of()), new MemorySends(), new MemoryLinks());
    }

    @Override
    protected ChangeManagement changes() {
        return servicenow;
    }
}
