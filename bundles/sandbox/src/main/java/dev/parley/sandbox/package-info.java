/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A ServiceNow, a Jira and a GitHub in miniature, for trying things over real HTTP: what their servers have in common,
 * the weather over them, and the page on which a person moves their world.
 */
package dev.parley.sandbox;
