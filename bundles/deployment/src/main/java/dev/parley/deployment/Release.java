/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.deployment;

import org.osgi.framework.Version;

/**
 * One jar of a bundle.
 *
 * @param hash of its content, SHA-256 in hexadecimal digits
 */
record Release(String version, String hash) {

    static Release of(Jar jar) {
        return new Release(jar.version().toString(), jar.hash());
    }

    /** What its file is called where it is kept. */
    String file() {
        return version + "-" + hash.substring(0, 12) + ".jar";
    }

    int compareVersion(Release other) {
        return Version.parseVersion(version).compareTo(Version.parseVersion(other.version));
    }
}
