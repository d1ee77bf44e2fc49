/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import java.nio.file.Path;

final class RemoteWorkOnH2Test extends RemoteWorkContract {

    @Override
    Settings settings(Path directory) {
        return Databases.h2(directory);
    }

    @Override
    boolean isAlone() {
        return true;
    }
}
