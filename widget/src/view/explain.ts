/* SPDX-License-Identifier: Apache-2.0 */
import type { Failure } from "../core/api.ts";
import { strings } from "../strings.ts";

/** What went wrong, and when to try again, unless the server has said so in its own words. */
export function explain(failure: Failure): string {
  if (failure.kind !== "refused") return strings[failure.kind];
  const { detail, status, retryAfter } = failure;
  const reason = detail ?? strings.refused(status);
  if (retryAfter === undefined || detail?.includes(String(retryAfter))) return reason;
  return `${reason} ${strings.retryAfter(retryAfter)}`;
}
