/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.deployment;

/**
 * Why a bundle does not do what it is there for.
 *
 * @param name the bundle's symbolic name, or the file's name where it has none
 * @param version or empty
 * @param problem in a sentence: {@code needs package dev.parley.api.intent [2.0,3); this Parley has 1.4}
 * @param advice what to do about it, in a sentence
 */
public record Diagnosis(String name, String version, String problem, String advice) {}
