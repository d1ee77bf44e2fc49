/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import java.nio.file.Path;

final class UnderstandingOnH2Test extends UnderstandingContract {

    @Override
    Settings settings(Path directory) {
        return Databases.h2(directory);
    }
}
