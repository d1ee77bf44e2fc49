/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.detectors.llm;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;

/** How a model is told to answer in JSON, the most binding first: not every server, nor every model, takes each. */
enum Manner {
    /** By a schema. */
    SCHEMA {
        @Override
        ChatRequestParameters parameters(int mostOutput, JsonSchema schema) {
            return sober(mostOutput).responseFormat(format(schema)).build();
        }
    },

    /** By a schema, for models that reason first: they take no temperature, and limit what they think and say together. */
    REASONED {
        @Override
        ChatRequestParameters parameters(int mostOutput, JsonSchema schema) {
            return OpenAiChatRequestParameters.builder()
                    .maxCompletionTokens(mostOutput)
                    .responseFormat(format(schema))
                    .build();
        }
    },

    /** By being told so, and held to JSON of any kind. */
    JSON {
        @Override
        ChatRequestParameters parameters(int mostOutput, JsonSchema schema) {
            return sober(mostOutput).responseFormat(ResponseFormat.JSON).build();
        }
    },

    /** By being told so. */
    PLAIN {
        @Override
        ChatRequestParameters parameters(int mostOutput, JsonSchema schema) {
            return sober(mostOutput).build();
        }
    };

    /** @param mostOutput tokens */
    abstract ChatRequestParameters parameters(int mostOutput, JsonSchema schema);

    private static DefaultChatRequestParameters.Builder<?> sober(int mostOutput) {
        return ChatRequestParameters.builder().temperature(0.0).maxOutputTokens(mostOutput);
    }

    private static ResponseFormat format(JsonSchema schema) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(schema)
                .build();
    }
}
