/* SPDX-License-Identifier: Apache-2.0 */
/** Asks a language model which intent is meant, where the other detectors are not sure. */
package dev.parley.detectors.llm;
