/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.servicenow;

/** What work on one instance takes. */
record Desk(Rest rest, Directory directory, Columns columns, Records records, Once once) {}
