/* SPDX-License-Identifier: Apache-2.0 */
/** Recognises intents by the rules that they bring along. */
package dev.parley.detectors.rules;
