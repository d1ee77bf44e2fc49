/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.connectors.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A vendor's HTTP interface on loopback. Stubs are WireMock's; every request, and every answer of a stub, is held against
 * the vendor's OpenAPI document, and what does not fit fails the test.
 */
public final class VendorApi implements BeforeEachCallback, AfterEachCallback {

    private final Supplier<String> document;
    private final String prefix;
    private final String inDocument;
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private OpenApiInteractionValidator validator;
    private WireMockServer server;
    private boolean answersToo = true;
    private Extension[] extensions = {};
    private Set<String> besides = Set.of();
    private String json = "application/json";

    private VendorApi(Supplier<String> document, String prefix, String inDocument) {
        this.document = document;
        this.prefix = prefix;
        this.inDocument = inDocument;
    }

    private static OpenApiInteractionValidator validator(String document) {
        return OpenApiInteractionValidator.createForInlineApiSpecification(document)
                .withBasePathOverride("")
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                        .withLevel("validation.request.security.invalid", ValidationReport.Level.IGNORE)
                        .withLevel(
                                "validation.response.body.schema.additionalProperties", ValidationReport.Level.IGNORE)
                        .withLevel("validation.response.body.unexpected", ValidationReport.Level.IGNORE)
                        .build())
                .build();
    }

    /** ServiceNow's tables and change management. */
    public static VendorApi serviceNow() {
        return new VendorApi(VendorApi::serviceNowDocument, "", "");
    }

    private static String serviceNowDocument() {
        try (var document = VendorApi.class.getResourceAsStream("servicenow-change.openapi.json")) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An interface that a vendor's own document describes; the document is read when a test begins.
     *
     * @param contract its path among the contracts: {@code jira/jira-cloud-v3.cut.openapi.json}
     * @param prefix what paths begin with here: {@code /jira/rest}
     * @param inDocument what they begin with in the document instead: the empty string
     */
    public static VendorApi described(String contract, String prefix, String inDocument) {
        return new VendorApi(() -> contract(contract), prefix, inDocument);
    }

    private static String contract(String name) {
        try {
            return Files.readString(contracts().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether the vendors' documents are here, for {@code @EnabledIf}: they lie beside a checkout, in
     * {@code ../shared/contracts}, and are not part of it.
     */
    public static boolean hasContracts() {
        return Files.isDirectory(contracts());
    }

    /** The folder with the vendors' documents. */
    public static Path contracts() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("cnf/run.bnd"))) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder)
                .orElse(Path.of(""))
                .resolve("../shared/contracts")
                .normalize();
    }

    /** Holds requests alone against the document: for vendors whose documented answers break it. */
    public VendorApi requestsOnly() {
        answersToo = false;
        return this;
    }

    /** Stubs may use these extensions of WireMock's. */
    public VendorApi extended(Extension... with) {
        extensions = with.clone();
        return this;
    }

    /** Paths, as they are requested, that the vendor has though its document leaves them out. */
    public VendorApi besides(String... paths) {
        besides = Set.of(paths);
        return this;
    }

    /** The name of its own that the vendor gives to JSON, though its document does not. */
    public VendorApi calling(String mediaType) {
        json = mediaType;
        return this;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (validator == null) {
            validator = validator(document.get());
        }
        server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .containerThreads(40)
                .extensions(extensions));
        server.addMockServiceRequestListener(this::check);
        server.start();
        violations.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.stop();
        assertEquals(List.of(), violations, "what does not fit the vendor's document");
    }

    /** For stubs, and to verify requests. */
    public WireMockServer server() {
        return server;
    }

    /** Where it is, without a slash at the end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private void check(com.github.tomakehurst.wiremock.http.Request request, Response response) {
        var path = request.getUrl().split("\\?", 2)[0];
        if (besides.contains(path)) {
            return;
        }
        if (!path.startsWith(prefix)) {
            violations.add(path + " is not below " + prefix);
            return;
        }
        var report = validator.validateRequest(request(request, inDocument + path.substring(prefix.length())));
        if (answersToo && response.getFault() == null && isJson(response)) {
            report = report.merge(validator.validateResponse(
                    inDocument + path.substring(prefix.length()),
                    Request.Method.valueOf(request.getMethod().getName()),
                    answer(response)));
        }
        report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .forEach(message -> violations.add(request.getMethod() + " " + request.getUrl() + ": " + message));
    }

    private static boolean isJson(Response response) {
        var type = response.getHeaders().getContentTypeHeader();
        return type.isPresent() && type.firstValue().contains("json") && response.getStatus() < 300;
    }

    private Request request(com.github.tomakehurst.wiremock.http.Request request, String path) {
        var builder = new SimpleRequest.Builder(request.getMethod().getName(), path, true);
        request.getHeaders()
                .all()
                .forEach(header -> builder.withHeader(
                        header.key(),
                        header.values().equals(List.of(json)) ? List.of("application/json") : header.values()));
        if (request.getBody() != null && request.getBody().length > 0) {
            builder.withBody(request.getBodyAsString());
        }
        var query = request.getUrl().split("\\?", 2);
        for (var pair : query.length < 2 ? new String[0] : query[1].split("&")) {
            var parts = pair.split("=", 2);
            builder.withQueryParam(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        }
        return builder.build();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static SimpleResponse answer(Response response) {
        var builder = new SimpleResponse.Builder(response.getStatus());
        response.getHeaders().all().forEach(header -> builder.withHeader(header.key(), header.values()));
        if (response.getBody() != null && response.getBody().length > 0) {
            builder.withBody(response.getBodyAsString());
        }
        return builder.build();
    }
}
