/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import java.nio.file.Path;

final class MigrationsOnH2Test extends MigrationsContract {

    @Override
    Settings settings(Path directory) {
        return Databases.h2(directory);
    }
}
