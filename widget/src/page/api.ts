/* SPDX-License-Identifier: Apache-2.0 */
import type { Failure, Result, Summary } from "../core/types.ts";
import { readWindows, type Windows } from "./calendar/window.ts";
import type { Zone } from "./calendar/zone.ts";
import { readChange, type Change } from "./changes/change.ts";
import { searchFor, type Filters } from "./changes/filters.ts";
import { isFields, moment, readPage, text, type Fields, type Page } from "./json.ts";

const TIMEOUT = 30_000;

/** How many changes are fetched at once, and how many at most so as to sort them. */
const CHANGES = 20;
const BATCH = 100;
const SORTABLE = 500;

/** What the page asks Parley beside what the chat does; with the chat's session, in a cookie, from its own origin. */
export class PageApi {
  /** Conversations that say this, newest first. */
  conversations(search: string, cursor?: string): Promise<Result<Page<Summary>>> {
    const query = new URLSearchParams({ limit: "20", q: search, ...(cursor && { cursor }) });
    return ask(`/api/chat/conversations/?${query}`, (json) => readPage(json, readSummary));
  }

  /** Newest first. The API cannot sort otherwise: then it is all of them, up to a limit, in one page. */
  async changes(filters: Filters, zone: Zone, cursor?: string): Promise<Result<Page<Change>>> {
    if (!filters.order) return this.#changes(searchFor(filters, zone, CHANGES, cursor));
    let items: readonly Change[] = [];
    for (let next = cursor; ; ) {
      const page = await this.#changes(searchFor(filters, zone, BATCH, next));
      if (!page.ok) return page;
      items = [...items, ...page.value.items];
      next = page.value.next;
      if (next === undefined || items.length >= SORTABLE) return { ok: true, value: { items, next } };
    }
  }

  #changes(query: string): Promise<Result<Page<Change>>> {
    return ask(`/api/change-requests/${query}`, (json) => readPage(json, readChange));
  }

  change(number: string): Promise<Result<Change>> {
    return ask(`/api/change-requests/by_servicenow_number/?${new URLSearchParams({ number })}`, readChange);
  }

  /** What is planned from one moment until before another. */
  windows(from: Date, until: Date): Promise<Result<Windows>> {
    const query = new URLSearchParams({ from: from.toISOString(), until: until.toISOString() });
    return ask(`/api/change-requests/calendar/?${query}`, readWindows);
  }
}

async function ask<T>(path: string, read: (json: Fields) => T | undefined): Promise<Result<T>> {
  try {
    const headers = { Accept: "application/json, application/problem+json" };
    const response = await fetch(path, { headers, credentials: "same-origin", signal: AbortSignal.timeout(TIMEOUT) });
    const json: unknown = await response.json().catch(ignoreSyntax);
    if (!response.ok) return failed(refusal(response, json));
    const value = isFields(json) ? read(json) : undefined;
    return value === undefined ? failed({ kind: "unreadable" }) : { ok: true, value };
  } catch {
    return failed({ kind: "unreachable" });
  }
}

/** What is no JSON is nothing; a connection that breaks in the middle is no answer. */
function ignoreSyntax(error: unknown): undefined {
  if (!(error instanceof SyntaxError)) throw error;
}

function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}

function refusal(response: Response, json: unknown): Failure {
  const seconds = Number(response.headers.get("Retry-After") || Number.NaN);
  return {
    kind: "refused",
    status: response.status,
    detail: isFields(json) ? text(json["detail"]) : undefined,
    retryAfter: Number.isNaN(seconds) ? undefined : seconds,
  };
}

function readSummary(json: Fields): Summary | undefined {
  const id = text(json["id"]);
  const updatedAt = moment(json["updated_at"]);
  if (id === undefined || updatedAt === undefined) return undefined;
  const { status, message_count } = json;
  return {
    id,
    updatedAt,
    status: status === "completed" || status === "abandoned" ? status : "active",
    lastMessage: text(json["last_message"]) ?? "",
    messageCount: typeof message_count === "number" ? message_count : 0,
  };
}
