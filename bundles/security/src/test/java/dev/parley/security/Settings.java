/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.security;

import java.lang.annotation.Annotation;

/** A configuration. */
record Settings(String guests, String host, int guest_days, int account_hours, String _admin_password)
        implements LocalSignIn.Config {

    static final Settings DEFAULT = new Settings("auto", "127.0.0.1", 30, 12, "");

    Settings adminPassword(String password) {
        return new Settings(guests, host, guest_days, account_hours, password);
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return LocalSignIn.Config.class;
    }
}
