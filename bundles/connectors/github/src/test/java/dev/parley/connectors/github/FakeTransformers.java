/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.github;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Lets each test have a fake of its own behind one interface. */
final class FakeTransformers implements ResponseDefinitionTransformerV2 {

    private volatile FakeGitHub fake;

    void set(FakeGitHub now) {
        fake = now;
    }

    @Override
    public String getName() {
        return FakeGitHub.NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        return fake.transform(event);
    }
}
