/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Optional;

/** Writes what is in it, or null; it saves a bundle that would do nothing else here. */
final class OptionalSerializer extends StdSerializer<Optional<?>> {

    private static final long serialVersionUID = 1;

    OptionalSerializer() {
        super(Optional.class, false);
    }

    @Override
    public boolean isEmpty(SerializerProvider provider, Optional<?> value) {
        return value.isEmpty();
    }

    @Override
    public void serialize(Optional<?> value, JsonGenerator json, SerializerProvider provider) throws IOException {
        provider.defaultSerializeValue(value.orElse(null), json);
    }
}
