/* SPDX-License-Identifier: Apache-2.0 */
/** Understanding intents by what their examples mean. */
package dev.parley.detectors.semantic;
