/* SPDX-License-Identifier: Apache-2.0 */
/** ServiceNow in miniature: the Table API, the Change Management API, and the tables behind both. */
package dev.parley.sandbox.servicenow;
