/* SPDX-License-Identifier: Apache-2.0 */
import { moment, text, type Fields } from "../json.ts";
import type { Order } from "./filters.ts";

/** A change request, all of it that the page shows. */
export interface Change {
  readonly number: string;
  readonly summary: string;
  readonly description: string | undefined;
  /** The English label. */
  readonly state: string;
  readonly priority: string | undefined;
  readonly type: string | undefined;
  readonly risk: string | undefined;
  readonly item: string | undefined;
  readonly start: Date | undefined;
  readonly end: Date | undefined;
  readonly issue: string | undefined;
  readonly pullRequest: string | undefined;
  /** In the system that keeps it. */
  readonly url: string | undefined;
  readonly created: Date | undefined;
  readonly updated: Date | undefined;
}

export function readChange(json: Fields): Change | undefined {
  const number = text(json["number"]);
  return number === undefined ? undefined : {
    number,
    summary: text(json["short_description"]) ?? "",
    description: text(json["description"]),
    state: text(json["state"]) ?? "",
    priority: text(json["priority"]),
    type: text(json["type"]),
    risk: text(json["risk"]),
    item: text(json["cmdb_ci"]),
    start: moment(json["planned_start_date"]),
    end: moment(json["planned_end_date"]),
    issue: text(json["jira_issue_key"]),
    pullRequest: pullRequest(json),
    url: webAddress(text(json["url"])),
    created: moment(json["created_at"]),
    updated: moment(json["updated_at"]),
  };
}

/** In this order; those without a time come last either way. */
export function sorted(changes: readonly Change[], order: Order | undefined): readonly Change[] {
  if (!order) return changes;
  const time = (change: Change) => change[order.by]?.getTime();
  return [...changes].sort((one, other) => {
    const [a, b] = [time(one), time(other)];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return order.latestFirst ? b - a : a - b;
  });
}

/** "acme/payments#12" */
function pullRequest(json: Fields): string | undefined {
  const repo = text(json["github_repo"]);
  return repo && typeof json["github_pr_number"] === "number" ? `${repo}#${json["github_pr_number"]}` : undefined;
}

function webAddress(url: string | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}
