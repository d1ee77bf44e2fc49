/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.hooks;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.HexFormat;
import java.util.List;

/** A kind of system that sends webhooks. */
interface Sender {

    /** What its deliveries are noted under. */
    String name();

    /** What people call it. */
    String title();

    /** The header that its signature is in. */
    String signature();

    /**
     * The ways in which it writes an authentication code, to the letter: the vendors send lower-case digits, and show
     * receivers that compare the texts.
     */
    default List<String> written(byte[] mac) {
        return List.of("sha256=" + HexFormat.of().formatHex(mac));
    }

    /** Whether it only tries if somebody is here. */
    default boolean isPing(HttpHeaders headers) {
        return false;
    }

    /**
     * Reads a delivery that is known to be the sender's.
     *
     * @throws jakarta.ws.rs.BadRequestException if it is none
     */
    Delivery read(HttpHeaders headers, byte[] body);
}
