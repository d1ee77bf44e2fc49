/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** The protocols that language models are asked in. Answers come piece by piece. */
enum Provider {
    OPENAI_COMPATIBLE("openai-compatible", "https://api.openai.com/v1") {
        @Override
        StreamingChatModel connect(Settings settings) {
            return OpenAiStreamingChatModel.builder()
                    .httpClientBuilder(http())
                    .baseUrl(settings.address().toString())
                    .apiKey(settings.key().orElse(null))
                    .modelName(settings.model())
                    .timeout(net(settings))
                    .build();
        }
    },
    OLLAMA("ollama", "http://localhost:11434") {
        @Override
        StreamingChatModel connect(Settings settings) {
            return OllamaStreamingChatModel.builder()
                    .httpClientBuilder(http())
                    .baseUrl(settings.address().toString())
                    .customHeaders(settings.key()
                            .map(key -> Map.of("Authorization", "Bearer " + key))
                            .orElse(Map.of()))
                    .modelName(settings.model())
                    .timeout(net(settings))
                    .build();
        }
    };

    private final String id;
    private final String address;

    Provider(String id, String address) {
        this.id = id;
        this.address = address;
    }

    /** @throws IllegalArgumentException if there is none of this name */
    static Provider named(String id) {
        return Stream.of(values())
                .filter(provider -> provider.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("provider must be openai-compatible or ollama"));
    }

    abstract StreamingChatModel connect(Settings settings);

    /** Where it is unless something else is configured. */
    String address() {
        return address;
    }

    /** A net under the deadline, which is kept elsewhere, as it covers answers that do not end, too. */
    private static Duration net(Settings settings) {
        return settings.deadline().multipliedBy(2);
    }

    /** HTTP/1.1, as some servers stumble over the offer of HTTP/2; redirects are not followed, so the key stays here. */
    private static JdkHttpClientBuilder http() {
        return JdkHttpClient.builder().httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
    }
}
