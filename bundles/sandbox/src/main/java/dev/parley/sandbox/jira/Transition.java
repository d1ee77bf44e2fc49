/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.sandbox.jira;

/** A step of the workflow. */
public record Transition(String id, String name, String to) {}
