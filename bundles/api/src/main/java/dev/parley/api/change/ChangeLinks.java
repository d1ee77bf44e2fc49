/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.change;

import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps those fields of changes that their own system has no place for, such as {@link Field#JIRA_ISSUE_KEY}. Durable
 * when a method returns; throws {@link dev.parley.api.connector.Unavailable} when the database does not answer.
 */
@ProviderType
public interface ChangeLinks {

    /**
     * What is kept for these changes.
     *
     * @param system where they are, the same for one system always: {@code acme.service-now.com}
     * @param sysIds at most 100
     * @return fields by sys_id; those without any are left out
     */
    Map<String, ChangeFields> find(String system, Collection<String> sysIds);

    /** Sets the fields that are given and leaves the others. */
    void keep(String system, String sysId, ChangeFields fields);
}
