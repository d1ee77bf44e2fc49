/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.embedding;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;

/**
 * Cuts a text into the tokens that a model knows. It talks to the native half of DJL's tokenizers directly: the Java
 * half looks for its library in the home directory and calls home.
 */
final class Tokenizer implements AutoCloseable {

    /** What comes after these is not even cut into tokens. */
    private static final int MOST_CHARACTERS = 4_096;

    private static final int MOST_TOKENS = 512;
    private static final TokenizersLibrary LIBRARY = TokenizersLibrary.LIB;

    private final long handle;

    /**
     * @param ids of the tokens, at most {@value #MOST_TOKENS}
     * @param types which of two texts a token is of: always the first
     */
    record Tokens(long[] ids, long[] mask, long[] types) {}

    /**
     * @param json the content of a tokenizer.json
     * @throws RuntimeException if it is none
     */
    Tokenizer(String json) {
        handle = LIBRARY.createTokenizerFromString(json);
        LIBRARY.disablePadding(handle);
        LIBRARY.setTruncation(handle, MOST_TOKENS, "LONGEST_FIRST", 0);
    }

    Tokens tokens(String text) {
        long encoding = LIBRARY.encode(handle, beginning(text), true);
        try {
            return new Tokens(
                    LIBRARY.getTokenIds(encoding), LIBRARY.getAttentionMask(encoding), LIBRARY.getTypeIds(encoding));
        } finally {
            LIBRARY.deleteEncoding(encoding);
        }
    }

    @Override
    public void close() {
        LIBRARY.deleteTokenizer(handle);
    }

    private static String beginning(String text) {
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    }
}
