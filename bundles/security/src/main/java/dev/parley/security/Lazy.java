/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import java.util.function.Supplier;

/** A value that is made when it is first asked for, and tried again if making it failed. */
final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private volatile T value;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        return value == null ? make() : value;
    }

    private synchronized T make() {
        if (value == null) {
            value = maker.get();
        }
        return value;
    }
}
