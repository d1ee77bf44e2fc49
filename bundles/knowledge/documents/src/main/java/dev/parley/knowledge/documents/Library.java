/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.parley.api.document.Document;
import dev.parley.api.document.Document.Origin;
import dev.parley.api.document.Document.State;
import dev.parley.api.document.Documents;
import dev.parley.api.embed.SentenceModel;
import dev.parley.api.setting.Format;
import dev.parley.lib.jdbi.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps documents, and makes them searchable. */
@Component(
        configurationPid = Library.PID,
        service = {Documents.class, Library.class})
@Designate(ocd = Library.Config.class)
public final class Library implements Documents {

    private static final Logger LOG = LoggerFactory.getLogger(Library.class);

    static final String PID = "parley.knowledge.documents";
    static final int LONGEST_NAME = 255;

    private static final Duration INTERVAL = Duration.ofSeconds(3);
    private static final Duration QUIET = Duration.ofSeconds(2);

    @ObjectClassDefinition(
            id = PID,
            name = "Parley: documents",
            description =
                    "Answers customers' questions from documents: Markdown, HTML, text and PDF. Without a language"
                            + " model the best passage is quoted; with one, the answer is written from the best passages, which"
                            + " are sent to it with the question.")
    @interface Config {

        @AttributeDefinition(
                name = "Folder",
                description =
                        "Where documents are put, with its sub-folders. \"documents\" in the data directory, if it"
                                + " is left empty. Of several nodes, all see the same folder or only one has one.",
                required = false)
        String folder() default "";

        @AttributeDefinition(
                name = "Language model: protocol",
                description = "How the model is asked.",
                options = {
                    @Option(label = "OpenAI, and everything compatible with it", value = "openai-compatible"),
                    @Option(label = "Ollama", value = "ollama")
                })
        String provider() default "openai-compatible";

        @AttributeDefinition(
                name = "Language model: address",
                description = "https://api.openai.com/v1, or http://localhost:11434 for Ollama, if it is left empty."
                        + " With a compatible server, the part before /chat/completions.",
                required = false)
        @Format(Format.URL)
        String base_url() default "";

        @AttributeDefinition(
                name = "Language model: API key",
                description = "Sent as a bearer token. Servers in your own house may not want one.",
                type = AttributeType.PASSWORD,
                required = false)
        String _apiKey() default "";

        @AttributeDefinition(
                name = "Language model: name",
                description = "As the server knows it. If it is left empty, no language model is asked.",
                required = false)
        String model() default "";

        @AttributeDefinition(
                name = "Language model: time for an answer",
                description =
                        "Milliseconds after which the best passage is quoted instead: 100 to 120000. It ends sooner"
                                + " where nobody waits that long.",
                min = "100",
                max = "120000")
        int deadline() default 20_000;

        @AttributeDefinition(
                name = "Language model: longest answer",
                description = "In tokens, 50 to 10000. Models that reason first need 2000 and more.",
                min = "50",
                max = "10000")
        int max_output_tokens() default 600;

        @AttributeDefinition(
                name = "Language model: questions at a time",
                description = "1 to 64. To more of them, passages are quoted.",
                min = "1",
                max = "64")
        int concurrency() default 4;
    }

    /**
     * The sentence model, while there is one: without it passages are found by their words, and get their vectors later.
     */
    @Reference(name = "models")
    volatile List<SentenceModel> models = List.of();

    private final DocumentTable documents;
    private final Searching searching;
    private final FolderWatch folder;
    private final Indexing indexing;
    private final Background background;

    @Activate
    public Library(
            Config config,
            BundleContext context,
            @Reference(name = "source", target = "(name=parley)") DataSource source) {
        this(source, folder(config, data(context)), data(context).resolve("index/documents"), INTERVAL, QUIET);
    }

    /**
     * @param interval how often the folder is looked at
     * @param quiet how long a file has to have been the same until it is taken
     */
    Library(DataSource source, Path folder, Path index, Duration interval, Duration quiet) {
        var database = new Database(source);
        var passages = new PassageTable(database);
        var local = new LocalIndex(index, passages);
        this.documents = new DocumentTable(database);
        this.searching = new Searching(local, passages);
        this.folder = new FolderWatch(new Folder(folder), documents, quiet);
        this.indexing = new Indexing(documents, passages, this.folder, new Reading());
        this.background = new Background(this.folder, indexing, passages, local, this::model, interval);
        background.start();
    }

    @Deactivate
    void stop() {
        background.stop();
    }

    private static Path data(BundleContext context) {
        return Path.of(Objects.requireNonNullElse(context.getProperty("parley.data"), "data"));
    }

    /** The one in the data directory is made, so that people find where documents belong; another one has to be there. */
    private static Path folder(Config config, Path data) {
        return config.folder().isBlank()
                ? made(data.resolve("documents"))
                : Path.of(config.folder().strip());
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            LOG.warn("The folder {} could not be made: {}", folder, e.getMessage());
            return folder;
        }
    }

    private Optional<SentenceModel> model() {
        return models.stream().findFirst();
    }

    /** @see Searching#search */
    List<Searching.Found> search(String text, int limit) {
        return searching.search(text, model(), limit);
    }

    @Override
    public List<Document> list() {
        return documents.list();
    }

    @Override
    public Document add(String name, InputStream content) throws IOException {
        var kind = kind(name);
        var bytes = content.readNBytes((int) LARGEST + 1);
        if (bytes.length == 0) {
            throw new Unsuitable("%s is empty.".formatted(name));
        }
        if (bytes.length > LARGEST) {
            throw new Unsuitable("%s has more than %d MB.".formatted(name, LARGEST >> 20));
        }
        kind.refusal(bytes).ifPresent(why -> {
            throw new Unsuitable(why);
        });
        var document = new Document(
                name,
                kind.mediaType(),
                bytes.length,
                Instant.now(),
                Origin.UPLOADED,
                State.WAITING,
                0,
                Optional.empty());
        if (!documents.keep(document, Hash.of(bytes), Optional.of(bytes))) {
            throw new Unsuitable("The documents folder has a %s already.".formatted(name));
        }
        background.wake();
        return documents.find(name).orElse(document);
    }

    private static Kind kind(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.matches("(?s).*[/\\\\\\p{Cntrl}].*|\\..*")) {
            throw new Unsuitable(
                    "A document needs a file's name without a path, of up to %d characters.".formatted(LONGEST_NAME));
        }
        return Kind.of(name)
                .orElseThrow(() -> new Unsuitable(
                        "%s cannot be read: the types that are end in md, html, htm, txt or pdf.".formatted(name)));
    }

    @Override
    public boolean remove(String name) {
        var origin = documents.find(name).map(Document::origin).orElse(Origin.UPLOADED);
        if (origin == Origin.FOLDER && isInFolder(name)) {
            throw new Unsuitable("%s lies in the documents folder: remove it there.".formatted(name));
        }
        boolean isRemoved = documents.remove(name, origin);
        background.wake();
        return isRemoved;
    }

    private boolean isInFolder(String name) {
        try {
            return folder.has(name);
        } catch (IOException e) {
            return true; // it may be
        }
    }

    @Override
    public Progress progress() {
        var counts = documents.counts();
        var current = indexing.current();
        return new Progress(counts[0], current.name(), counts[1], current.done(), current.of());
    }
}
