/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.jira;

import dev.parley.sandbox.Call;

/**
 * Which Jira a call meets.
 *
 * @param isCloud whether it is Cloud, not Data Center
 * @param api the version of its interface: 3, or 2
 * @param base what addresses within it begin with
 */
record Edition(boolean isCloud, int api, String base) {

    static Edition of(Call call) {
        boolean cloud = !call.request().getServletPath().endsWith("-dc");
        int api = call.path().startsWith("/rest/api/3/") ? 3 : 2;
        return new Edition(cloud, api, call.base() + "/rest/api/" + api);
    }

    boolean hasDocuments() {
        return api == 3;
    }
}
