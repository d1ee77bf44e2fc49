/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.api.deployment.Deployment;
import dev.parley.api.deployment.DeploymentRefused;
import dev.parley.api.deployment.Deployments;
import dev.parley.api.deployment.Diagnosis;
import dev.parley.api.deployment.Report;
import dev.parley.api.deployment.Terms;
import dev.parley.lib.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the {@code parley} command asks for, as files that only the owner of the data directory can write: {@code ID.json}
 * and perhaps {@code ID.jar} come in, {@code ID.answer} goes out.
 */
final class Requests {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final String REQUEST = ".json";

    /**
     * @param refused why it was not done, or null
     * @param deployments what it is about
     * @param share of the utterances that count against the threshold, if there was a trial
     */
    private record Answer(String refused, List<Deployment> deployments, List<Diagnosis> diagnoses, double share) {

        static Answer of(Deployment deployment) {
            return new Answer(
                    null,
                    List.of(deployment),
                    List.of(),
                    deployment.report().map(Report::share).orElse(0.0));
        }
    }

    private final Path directory;
    private final Deployments deployments;
    private final Executor executor;

    Requests(Path directory, Deployments deployments, Executor executor) {
        this.directory = directory;
        this.deployments = deployments;
        this.executor = executor;
    }

    Path path() {
        return directory;
    }

    /** Whoever asked before Parley began does not wait any more. */
    void clear() throws IOException {
        Files.createDirectories(directory);
        OwnerOnly.keep(directory);
        for (var file : files()) {
            Files.deleteIfExists(file);
        }
    }

    void look() {
        try {
            for (var file : files()) {
                var name = file.getFileName().toString();
                if (name.endsWith(REQUEST)) {
                    take(file, name.substring(0, name.length() - REQUEST.length()));
                }
            }
        } catch (IOException e) {
            LOG.warn("What is asked for in {} cannot be read: {}", directory, Shelf.reason(e));
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(directory)) {
            return files.toList();
        }
    }

    private void take(Path file, String id) throws IOException {
        var request = Json.read(Files.readAllBytes(file));
        Files.delete(file);
        executor.execute(() -> answer(request, id));
    }

    private void answer(JsonNode request, String id) {
        var jar = directory.resolve(id + ".jar");
        try {
            var answer = answered(request, jar);
            Shelf.put(directory.resolve(id + ".answer"), part -> Files.write(part, Json.write(answer)));
        } catch (IOException e) {
            LOG.warn("What was asked for cannot be answered in {}: {}", directory, Shelf.reason(e));
        } finally {
            drop(jar);
        }
    }

    private Answer answered(JsonNode request, Path jar) {
        try {
            return done(request, jar);
        } catch (DeploymentRefused refused) {
            return refused(refused.getMessage());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("What was asked for has failed", e);
            return refused("It has failed: %s. The log has the whole story.".formatted(Cause.of(e)));
        }
    }

    private static Answer refused(String sentence) {
        return new Answer(sentence, List.of(), List.of(), 0);
    }

    private Answer done(JsonNode request, Path jar) {
        var name = request.path("name").asText();
        var who = request.path("who").asText("parley");
        return switch (request.path("do").asText()) {
            case "deploy" -> Answer.of(deployments.deploy(jar, terms(request), who));
            case "widen" ->
                Answer.of(deployments.widen(name, request.path("percent").asInt(), who));
            case "rollback" -> Answer.of(deployments.rollBack(name, text(request, "version"), who));
            case "undeploy" -> {
                deployments.remove(name, who);
                yield new Answer(null, List.of(), List.of(), 0);
            }
            case "status" -> new Answer(null, deployments.list(), deployments.diagnoses(), 0);
            default ->
                refused("This Parley does not know what \"%s\" is; the command is of another version."
                        .formatted(request.path("do").asText()));
        };
    }

    private static Terms terms(JsonNode request) {
        return new Terms(
                !request.path("untried").asBoolean(),
                request.has("threshold") ? Optional.of(request.get("threshold").asDouble()) : Optional.empty(),
                request.has("canary") ? Optional.of(request.get("canary").asInt()) : Optional.empty());
    }

    private static Optional<String> text(JsonNode request, String field) {
        return request.has(field) ? Optional.of(request.get(field).asText()) : Optional.empty();
    }

    private static void drop(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} stays", file, e);
        }
    }
}
