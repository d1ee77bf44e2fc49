/* SPDX-License-Identifier: Apache-2.0 */
import type { Span } from "../routes.ts";
import { isoWeek, monthOf, plusMonths, weekAround, type Day } from "./days.ts";

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
}

interface Layout {
  readonly kind: Span["kind"];
  /** The day that weeks begin with. */
  readonly first: number;
  readonly isRtl: boolean;
}

/** Where a key leads from a day, as the ARIA grid pattern has it; nothing for keys that lead nowhere. */
export function stepFrom(day: Day, { key, shiftKey }: Pressed, { kind, first, isRtl }: Layout): Day | undefined {
  const forth = isRtl ? -1 : 1;
  switch (key) {
    case "ArrowRight":
      return day + forth;
    case "ArrowLeft":
      return day - forth;
    case "ArrowDown":
      return kind === "month" ? day + 7 : undefined;
    case "ArrowUp":
      return kind === "month" ? day - 7 : undefined;
    case "Home":
      return weekAround(day, first)[0];
    case "End":
      return weekAround(day, first)[6];
    case "PageDown":
      return page(day, 1, kind, shiftKey);
    case "PageUp":
      return page(day, -1, kind, shiftKey);
    default:
      return undefined;
  }
}

/** The month or week that a day is in. */
export function spanAround(day: Day, kind: Span["kind"], first: number): Span {
  return kind === "month" ? { kind, ...monthOf(day) } : { kind, ...isoWeek(thursdayIn(day, first)) };
}

/** With shift a year of months, or a month of weeks. */
function page(day: Day, forth: 1 | -1, kind: Span["kind"], isLong: boolean): Day {
  if (kind === "month") return plusMonths(day, isLong ? 12 * forth : forth);
  return isLong ? plusMonths(day, forth) : day + 7 * forth;
}

/** Each week is named after its Thursday, whatever day it begins with. */
function thursdayIn(day: Day, first: number): Day {
  return weekAround(day, first)[(4 - first + 7) % 7]!;
}
