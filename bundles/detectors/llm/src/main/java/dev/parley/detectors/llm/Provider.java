/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The protocols that language models are asked in. Retries are ours, so that they are counted. */
enum Provider {
    OPENAI_COMPATIBLE("openai-compatible", "https://api.openai.com/v1", List.of(Manner.values())) {
        @Override
        ChatModel connect(Settings settings) {
            return OpenAiChatModel.builder()
                    .httpClientBuilder(http())
                    .baseUrl(settings.address().toString())
                    .apiKey(settings.key().orElse(null))
                    .modelName(settings.model())
                    .strictJsonSchema(true)
                    .timeout(net(settings))
                    .maxRetries(0)
                    .build();
        }
    },
    OLLAMA("ollama", "http://localhost:11434", List.of(Manner.SCHEMA, Manner.JSON, Manner.PLAIN)) {
        @Override
        ChatModel connect(Settings settings) {
            return OllamaChatModel.builder()
                    .httpClientBuilder(http())
                    .baseUrl(settings.address().toString())
                    .customHeaders(settings.key()
                            .map(key -> Map.of("Authorization", "Bearer " + key))
                            .orElse(Map.of()))
                    .modelName(settings.model())
                    .timeout(net(settings))
                    .maxRetries(0)
                    .build();
        }
    };

    private final String id;
    private final String address;
    private final List<Manner> manners;

    Provider(String id, String address, List<Manner> manners) {
        this.id = id;
        this.address = address;
        this.manners = manners;
    }

    /** @throws IllegalArgumentException if there is none of this name */
    static Provider named(String id) {
        return Stream.of(values())
                .filter(provider -> provider.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("provider must be openai-compatible or ollama"));
    }

    abstract ChatModel connect(Settings settings);

    /** Where it is unless something else is configured. */
    String address() {
        return address;
    }

    /** How it may be asked, the most binding first. */
    List<Manner> manners() {
        return manners;
    }

    /** A net under the deadline, which is kept elsewhere, as it covers retries and answers that do not end, too. */
    private static Duration net(Settings settings) {
        return settings.deadline().multipliedBy(2);
    }

    /** HTTP/1.1, as some servers stumble over the offer of HTTP/2; redirects are not followed, so the key stays here. */
    private static JdkHttpClientBuilder http() {
        return JdkHttpClient.builder().httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
    }
}
