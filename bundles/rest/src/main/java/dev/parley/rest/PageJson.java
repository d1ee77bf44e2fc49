/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.paging.Page;
import java.util.List;
import java.util.Optional;

/** A part of a longer list. */
record PageJson<T extends Record>(List<T> results, Optional<String> next) {

    static <T extends Record> PageJson<T> of(Page<T> page) {
        return new PageJson<>(page.items(), page.next());
    }
}
