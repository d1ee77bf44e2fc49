/* SPDX-License-Identifier: Apache-2.0 */
import { iso, readDay, type Day } from "../calendar/days.ts";
import type { Zone } from "../calendar/zone.ts";

export type Column = "start" | "updated";

export interface Order {
  readonly by: Column;
  readonly latestFirst: boolean;
}

/** Which changes to show; every condition must hold. */
export interface Filters {
  /** The English label. */
  readonly state?: string | undefined;
  readonly text?: string | undefined;
  readonly item?: string | undefined;
  /** Days between which the planned window lies, in part at least; both belong to it. */
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
  /** As the server has them, newest first, if there is none. */
  readonly order?: Order | undefined;
}

/** The filters that the query of the page's address holds; what makes no sense is left out. */
export function readFilters(query: string): Filters {
  const given = new URLSearchParams(query);
  const text = (name: string) => given.get(name)?.trim() || undefined;
  const [, minus, by] = /^(-?)(start|updated)$/.exec(given.get("sort") ?? "") ?? [];
  return {
    state: text("state"),
    text: text("q"),
    item: text("cmdb_ci"),
    from: readDay(given.get("from") ?? ""),
    until: readDay(given.get("until") ?? ""),
    order: by ? { by: by as Column, latestFirst: minus === "-" } : undefined,
  };
}

/** `?state=New&q=db`, or nothing. */
export function writeFilters({ order, from, until, ...filters }: Filters): string {
  return write({
    ...names(filters),
    from: day(from),
    until: day(until),
    sort: order && (order.latestFirst ? "-" : "") + order.by,
  });
}

/** The same as the API asks for it, days being those of the user's zone. */
export function searchFor({ from, until, ...filters }: Filters, zone: Zone, limit: number, cursor?: string): string {
  return write({
    ...names(filters),
    from: from === undefined ? undefined : zone.startOf(from).toISOString(),
    until: until === undefined ? undefined : zone.startOf(until + 1).toISOString(),
    limit: String(limit),
    cursor,
  });
}

/** Whether they leave anything out. */
export function isFiltering({ state, text, item, from, until }: Filters): boolean {
  return [state, text, item, from, until].some((filter) => filter !== undefined);
}

export function isUpsideDown({ from, until }: Filters): boolean {
  return from !== undefined && until !== undefined && until < from;
}

function names({ state, text, item }: Filters) {
  return { state, q: text, cmdb_ci: item };
}

function day(day: Day | undefined): string | undefined {
  return day === undefined ? undefined : iso(day);
}

function write(values: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, value);
  return query.size === 0 ? "" : `?${query}`;
}
