/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox;

/** Whose servers the sandbox has. */
public enum Vendor {
    SERVICENOW("ServiceNow"),
    JIRA("Jira"),
    GITHUB("GitHub");

    private final String title;

    Vendor(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
