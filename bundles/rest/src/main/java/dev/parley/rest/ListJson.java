/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import java.util.List;

/** All there is. */
record ListJson<T extends Record>(List<T> results) {}
