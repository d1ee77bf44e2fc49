package ${package};

import dev.parley.runtime.conversations.ConversationTests;
import dev.parley.runtime.conversations.OwnParley;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The conversations that the bundle carries, held with a whole Parley that it is deployed into. */
class ConversationsIT {

    private static OwnParley parley;

    @BeforeAll
    static void start() {
        parley = OwnParley.of(Path.of(System.getProperty("parley.home")))
                .deploy(Path.of(System.getProperty("parley.bundle")));
    }

    @AfterAll
    static void stop() {
        if (parley != null) {
            parley.close();
        }
    }

    @TestFactory
    Stream<DynamicNode> conversations() {
        return ConversationTests.of(Path.of("src/main/resources/conversations"), parley.url());
    }
}
