package ${package};

import dev.parley.runtime.conversations.ConversationTests;
import dev.parley.runtime.conversations.OwnParley;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Conversations with a whole Parley that the connector is deployed into, set up for the stand-in. */
class ConversationsIT {

    private static final StandIn SYSTEM = new StandIn();

    @TempDir
    static Path conf;

    private static OwnParley parley;

    @BeforeAll
    static void start() throws IOException {
        SYSTEM.issues().open("Refunds hang", "Since Monday.");
        var settings = "{\"url\": \"%s\", \".token\": \"%s\"}".formatted(SYSTEM.url(), StandIn.TOKEN);
        Files.writeString(conf.resolve(${className}.PID + "~test.json"), settings);
        parley = OwnParley.of(Path.of(System.getProperty("parley.home")), conf)
                .deploy(Path.of(System.getProperty("parley.bundle")));
    }

    @AfterAll
    static void stop() {
        if (parley != null) {
            parley.close();
        }
        SYSTEM.close();
    }

    @TestFactory
    Stream<DynamicNode> conversations() {
        return ConversationTests.of(Path.of("src/test/conversations"), parley.url());
    }
}
