/* SPDX-License-Identifier: Apache-2.0 */
/** Jira in miniature: one project, as Cloud and as Data Center show it. */
package dev.parley.sandbox.jira;
