/* SPDX-License-Identifier: Apache-2.0 */
/** Conversations live: over a WebSocket, or as server-sent events. */
package dev.parley.websocket;
