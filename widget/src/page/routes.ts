/* SPDX-License-Identifier: Apache-2.0 */
import { dayOf, isoWeek, monthOf, thursdayOf, type Month, type Week } from "./calendar/days.ts";
import { readFilters, writeFilters, type Filters } from "./changes/filters.ts";

/** What the calendar shows. */
export type Span = ({ readonly kind: "month" } & Month) | ({ readonly kind: "week" } & Week);

/** Where one is in the page: what an address stands for. */
export type Route =
  | { readonly view: "conversation"; readonly id?: string | undefined }
  | { readonly view: "changes"; readonly filters: Filters }
  | { readonly view: "change"; readonly number: string }
  /** Without a span it is this month. */
  | { readonly view: "calendar"; readonly span?: Span | undefined }
  | { readonly view: "nothing" };

const nothing: Route = { view: "nothing" };

/** What an address of this page, of its path and query, stands for. */
export function readRoute(path: string, query: string): Route {
  const [first = "", second, ...rest] = path.replace(/^\/|\/$/g, "").split("/");
  if (rest.length > 0) return nothing;
  switch (first) {
    case "":
      return { view: "conversation" };
    case "c":
      return second && /^[0-9a-f-]{36}$/i.test(second) ? { view: "conversation", id: second } : nothing;
    case "changes":
      if (second === undefined) return { view: "changes", filters: readFilters(query) };
      return /^[\w-]{1,40}$/.test(second) ? { view: "change", number: second } : nothing;
    case "calendar":
      return readCalendar(second);
    default:
      return nothing;
  }
}

export function writeRoute(route: Route): string {
  switch (route.view) {
    case "conversation":
      return route.id === undefined ? "/" : `/c/${route.id}`;
    case "changes":
      return `/changes${writeFilters(route.filters)}`;
    case "change":
      return `/changes/${route.number}`;
    case "calendar":
      return route.span === undefined ? "/calendar" : `/calendar/${writeSpan(route.span)}`;
    case "nothing":
      return "/";
    default:
      return route satisfies never;
  }
}

function readCalendar(text: string | undefined): Route {
  if (text === undefined) return { view: "calendar" };
  const [, year = "", isWeek, number] = /^(\d{4})-(W?)(\d\d)$/.exec(text) ?? [];
  const span = isWeek ? readWeek(Number(year), Number(number)) : readMonth(Number(year), Number(number));
  return span ? { view: "calendar", span } : nothing;
}

function readMonth(year: number, month: number): Span | undefined {
  const found = monthOf(dayOf(year, month, 1));
  return found.year === year && found.month === month ? { kind: "month", ...found } : undefined;
}

/** Only long years have a week 53. */
function readWeek(year: number, week: number): Span | undefined {
  const found = isoWeek(thursdayOf({ year, week }));
  return found.year === year && found.week === week ? { kind: "week", ...found } : undefined;
}

function writeSpan(span: Span): string {
  const year = String(span.year).padStart(4, "0");
  return span.kind === "month" ? `${year}-${two(span.month)}` : `${year}-W${two(span.week)}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
