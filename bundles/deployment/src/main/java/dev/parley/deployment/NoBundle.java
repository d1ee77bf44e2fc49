/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

/** A file is nothing that can be deployed. */
final class NoBundle extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Complaint complaint;
    private final boolean isDamaged;

    private NoBundle(Complaint complaint, boolean isDamaged) {
        super(complaint.problem() + ". " + complaint.advice());
        this.complaint = complaint;
        this.isDamaged = isDamaged;
    }

    static NoBundle because(String problem, String advice) {
        return new NoBundle(Complaint.lasting(problem, advice), false);
    }

    /** What it says of itself does not make sense; perhaps it is still being written. */
    static NoBundle damaged(String problem, String advice) {
        return new NoBundle(Complaint.lasting(problem, advice), true);
    }

    Complaint complaint() {
        return complaint;
    }

    boolean isDamaged() {
        return isDamaged;
    }
}
