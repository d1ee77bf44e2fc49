/* SPDX-License-Identifier: Apache-2.0 */
/** The chat API over HTTP. */
package dev.parley.rest;
