/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.deployment;

/** What was asked for can't be done; the message is a whole sentence for the admin who asked. */
public class DeploymentRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DeploymentRefused(String sentence) {
        super(sentence);
    }
}
