/* SPDX-License-Identifier: Apache-2.0 */
import type { FakeParley } from "./parley.ts";

/** What the browser's clock shows in tests: a Wednesday of a month in which clocks go forward, in Athens on the 30th. */
export const NOW = new Date("2031-03-12T08:30:00Z");

const TALKS = [
  ["CHG0030004 is created, in state New. Anything to change?", "active", "2031-03-12T08:12:00Z"],
  ["When do you plan to start?", "active", "2031-03-12T06:40:00Z"],
  ["CHG0030002 is scheduled for Saturday 21:30.", "completed", "2031-03-11T15:02:00Z"],
  ["Two of your changes clash on payments-db.", "completed", "2031-03-09T10:00:00Z"],
  ["I'll set one up. What's a brief summary of the change?", "abandoned", "2031-02-27T12:00:00Z"],
] as const;

export const TALK = (index: number) => `00000000-0000-4000-8000-00000000000${index}`;

const WINDOWS = [
  ["CHG0030001", "Upgrade the payments database to 17", "Scheduled", "2031-03-08T19:30:00Z", "2031-03-08T23:30:00Z", "payments-db", true, ["CHG0030002"]],
  ["CHG0030002", "Rotate the database certificates", "Authorize", "2031-03-08T20:00:00Z", "2031-03-08T21:30:00Z", "payments-db", false, ["CHG0030001"]],
  ["CHG0030003", "Move search to the new cluster", "Implement", "2031-03-12T18:00:00Z", "2031-03-17T04:00:00Z", "search", true, []],
  ["CHG0030004", "Restart the mail gateways", "New", "2031-03-14T20:00:00Z", "2031-03-14T21:00:00Z", "mail-gw", false, []],
  ["CHG0030005", "Network maintenance in Frankfurt", "Scheduled", "2031-03-21T21:00:00Z", "2031-03-24T05:00:00Z", "fra-core", false, ["CHG0030006"]],
  ["CHG0030006", "Replace the core switch", "Assess", "2031-03-22T22:00:00Z", "2031-03-23T02:00:00Z", "fra-core", true, ["CHG0030005"]],
  ["CHG0030007", "Patch the build servers", "New", "2031-03-29T23:00:00Z", "2031-03-30T02:00:00Z", "ci", true, []],
] as const;

/** A month of somebody who plans changes. */
export function fill(parley: FakeParley): void {
  parley.talks = TALKS.map(([last_message, status, updated_at], index) => ({ id: TALK(index), status, updated_at, last_message }));
  parley.windows = WINDOWS.map(([number, short_description, state, start, end, cmdb_ci, is_mine, clashes_with]) => ({
    number, short_description, state, planned_start_date: start, planned_end_date: end, cmdb_ci, is_mine, clashes_with, url: null,
  }));
  parley.changes = WINDOWS.map(([number, short_description, state, start, end, cmdb_ci], index) => ({
    number, short_description, state, planned_start_date: start, planned_end_date: end, cmdb_ci,
    description: `${short_description}, because it is due.\nIt can be taken back within ten minutes.`,
    priority: "3", type: "normal", risk: "Moderate", jira_issue_key: "PAY-318", github_repo: "acme/payments", github_pr_number: 12,
    url: `https://example.service-now.com/${number}`, created_at: "2031-02-20T09:00:00Z",
    updated_at: new Date(Date.UTC(2031, 2, 1 + ((index * 5) % 7), 9)).toISOString(),
  }));
}
