/* SPDX-License-Identifier: Apache-2.0 */
/** Who is speaking: guests, accounts, and the door of the web console. */
package dev.parley.security;
