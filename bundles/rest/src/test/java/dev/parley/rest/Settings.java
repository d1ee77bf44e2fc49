/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import java.lang.annotation.Annotation;

/** A configuration. */
record Settings(String... cors_allowed_origins) implements Extensions.Config {

    @Override
    public Class<? extends Annotation> annotationType() {
        return Extensions.Config.class;
    }
}
