/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.audit.Audit;
import java.time.Instant;

/** Something that an admin did. */
record AuditJson(Instant at, String who, String action, String subject, String details) {

    static AuditJson of(Audit.Entry entry) {
        return new AuditJson(entry.at(), entry.who(), entry.action(), entry.subject(), entry.details());
    }
}
