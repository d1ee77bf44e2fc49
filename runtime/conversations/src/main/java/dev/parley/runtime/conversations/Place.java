/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.runtime.conversations;

import java.nio.file.Path;

/**
 * Where something stands.
 *
 * @param line from 1
 */
public record Place(Path file, int line) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
