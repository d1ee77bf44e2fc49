/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.store;

import java.nio.file.Path;

final class ConversationsOnH2Test extends JdbiConversationsContract {

    @Override
    Settings settings(Path directory) {
        return Databases.h2(directory);
    }
}
