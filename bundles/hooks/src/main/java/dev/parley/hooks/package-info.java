/* SPDX-License-Identifier: Apache-2.0 */
/** Webhooks: other systems say that something changed there. */
package dev.parley.hooks;
