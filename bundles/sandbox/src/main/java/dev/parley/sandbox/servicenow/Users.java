/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.servicenow;

import dev.parley.sandbox.Call;

/** Who calls. Names that the instance does not know, and tokens, are the integration's own user. */
final class Users {

    static final String INTEGRATION = "parley.integration";

    private Users() {}

    static String of(Call call, Tables tables) {
        return call.userName()
                .filter(name -> tables.all("sys_user")
                        .anyMatch(user -> user.get("user_name").equals(name)))
                .orElse(INTEGRATION);
    }

    static String sysId(Tables tables, String name) {
        return tables.where("sys_user", user -> user.get("user_name").equals(name))
                .findFirst()
                .map(Row::sysId)
                .orElse("");
    }
}
