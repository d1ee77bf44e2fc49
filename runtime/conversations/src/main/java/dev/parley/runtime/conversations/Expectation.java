/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.time.ZoneId;
import java.util.List;

/** Something that is said about a reply beforehand. */
interface Expectation {

    /**
     * What is not as expected; empty if all is.
     *
     * @param captures where names are looked up, and kept
     * @param zone in which times without one are meant
     */
    List<Difference> judge(Reply reply, Captures captures, ZoneId zone);
}
