/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import java.lang.annotation.Annotation;

/** A configuration. */
record Settings(String _github_secret, String _jira_secret, String _servicenow_secret, int max_bytes)
        implements Hooks.Config {

    @Override
    public Class<? extends Annotation> annotationType() {
        return Hooks.Config.class;
    }
}
