/* SPDX-License-Identifier: Apache-2.0 */
import type { Route, Span } from "./routes.ts";
import type { Surroundings } from "./surroundings.ts";

/** What the browser's tab says; nothing where the page's own name is enough. */
export function titleOf(route: Route, around: Surroundings): string | undefined {
  const { strings } = around.language;
  switch (route.view) {
    case "conversation":
      return route.id === undefined ? undefined : strings.conversation;
    case "changes":
      return strings.changes;
    case "change":
      return route.number;
    case "calendar":
      return route.span === undefined ? strings.calendar : `${spanName(route.span, around)} · ${strings.calendar}`;
    case "nothing":
      return strings.notFound;
    default:
      return route satisfies never;
  }
}

function spanName(span: Span, { language, times }: Surroundings): string {
  return span.kind === "month" ? times.month(span) : `${language.strings.weekNumber(span.week)}, ${span.year}`;
}
