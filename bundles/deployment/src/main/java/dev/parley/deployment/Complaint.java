/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import dev.parley.api.deployment.Diagnosis;

/**
 * What keeps a bundle from doing what it is there for.
 *
 * @param problem a sentence whose subject is the bundle, without its end: {@code needs package x}
 * @param advice the next step, in whole sentences
 * @param mayPass whether it goes away by itself once something else is there: a service, a package, a setting
 */
record Complaint(String problem, String advice, boolean mayPass) {

    static Complaint lasting(String problem, String advice) {
        return new Complaint(problem, advice, false);
    }

    static Complaint waiting(String problem, String advice) {
        return new Complaint(problem, advice, true);
    }

    String sentence() {
        return problem + ".";
    }

    Diagnosis of(String name, String version) {
        return new Diagnosis(name, version, problem, advice);
    }
}
