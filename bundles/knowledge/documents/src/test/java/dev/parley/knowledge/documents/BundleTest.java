/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.api.conversation.Audience;
import dev.parley.api.document.Document.State;
import dev.parley.api.document.Documents;
import dev.parley.api.knowledge.KnowledgeBase;
import dev.parley.api.knowledge.Question;
import dev.parley.api.user.User;
import dev.parley.lib.jdbi.Database;
import dev.parley.lib.search.PassageIndex;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.jar.JarFile;
import javax.sql.DataSource;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.service.component.ComponentContext;
import org.osgi.util.function.Function;
import org.osgi.util.promise.Promise;

/** The bundle, as it is built, in the container: what it finds by name must be in it. */
@Timeout(300)
class BundleTest {

    @TempDir
    Path home;

    private Framework felix;
    private Bundle bundle;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("data/documents"));
        felix = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        home.resolve("cache").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        shared(),
                        "parley.data",
                        home.resolve("data").toString(),
                        "felix.log.level",
                        "1"));
        felix.start();
        for (var type : List.of(
                Function.class,
                Promise.class,
                ComponentContext.class,
                Class.forName("org.apache.felix.cm.impl.ConfigurationManager"),
                Class.forName("org.apache.felix.scr.impl.Activator"),
                JsonInclude.class,
                JsonFactory.class,
                JsonMapper.class,
                Database.class,
                PassageIndex.class)) {
            install(type).start();
        }
        bundle = install(Library.class);
        bundle.start();
    }

    /** The API's packages in their versions, as its bundle exports them. */
    private static String shared() throws Exception {
        try (var api = new JarFile(new File(uri(Documents.class)))) {
            var exported = api.getManifest().getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
            return exported.replaceAll(";uses:=\"[^\"]*\"", "")
                    + ",org.slf4j;version=2.0.17,org.slf4j.event;version=2.0.17,org.slf4j.spi;version=2.0.17,org.slf4j.helpers;version=2.0.17";
        }
    }

    @AfterEach
    void stop() throws Exception {
        felix.stop();
        felix.waitForStop(0);
    }

    @Test
    void reads_every_kind_of_document_with_what_it_carries() throws Exception {
        Files.write(
                home.resolve("data/documents/warranty.pdf"),
                Pdfs.of("Warranty", List.of("The warranty lasts five years.")));
        Files.writeString(home.resolve("data/documents/returns.md"), "# Returns\n\nReturns are free for a month.");
        assertNull(bundle.getHeaders().get(Constants.EXPORT_PACKAGE));
        felix.getBundleContext()
                .registerService(DataSource.class, Shelf.source(), new Hashtable<>(Map.of("name", "parley")));

        var documents = service(Documents.class);
        assertNotSame(Library.class, documents.getClass(), "the bundle has its own classes");
        documents.add("shipping.html", stream("<h1>Shipping</h1><p>Parcels leave at noon.</p>"));
        documents.add("notes.txt", stream("Pallets are blue."));
        Until.holds(() -> documents.list().size() == 4
                && documents.list().stream().allMatch(document -> document.state() == State.SEARCHED));

        assertFinds("How long does the warranty last?", "The warranty lasts five years.", "Warranty, page 1");
        assertFinds("returns", "Returns are free for a month.", "Returns");
        assertFinds("parcels", "Parcels leave at noon.", "Shipping");
        assertFinds("pallets", "Pallets are blue.", "notes");
        assertEquals(200, reference(KnowledgeBase.class).getProperty(Constants.SERVICE_RANKING));
    }

    private void assertFinds(String question, String text, String title) throws Exception {
        var knowledge = service(KnowledgeBase.class);
        var asked = new Question(
                new User("u", "U", Set.of()),
                UUID.randomUUID(),
                question,
                Locale.ENGLISH,
                Audience.CUSTOMER,
                Instant.now().plusSeconds(60),
                List::of);
        Until.holds(() -> !knowledge.search(asked).isEmpty());
        var found = knowledge.search(asked);
        assertTrue(
                found.stream()
                        .anyMatch(passage ->
                                passage.text().equals(text) && passage.title().equals(title)),
                found.toString());
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private <T> T service(Class<T> type) throws Exception {
        Until.holds(() -> reference(type) != null);
        return type.cast(felix.getBundleContext().getService(reference(type)));
    }

    /** The container does not see that the test's own class is the one that it shares. */
    private ServiceReference<?> reference(Class<?> type) throws InvalidSyntaxException {
        var references = felix.getBundleContext().getAllServiceReferences(type.getName(), null);
        return references == null ? null : references[0];
    }

    private Bundle install(Class<?> type) throws Exception {
        return felix.getBundleContext().installBundle("reference:" + uri(type));
    }

    private static URI uri(Class<?> type) throws URISyntaxException {
        var location = type.getProtectionDomain().getCodeSource().getLocation().toURI();
        return new File(location).toURI();
    }
}
