/* SPDX-License-Identifier: Apache-2.0 */
/** GitHub in miniature: one repository with its pull requests. */
package dev.parley.sandbox.github;
