/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.feedback;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Puts questions together that are about the same. Thread-safe. */
@ProviderType
public interface Likeness {

    /** Every question in one group, the largest group first. */
    List<Group> group(List<Asked> questions);
}
