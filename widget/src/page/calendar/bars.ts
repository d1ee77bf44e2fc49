/* SPDX-License-Identifier: Apache-2.0 */
import type { Day } from "./days.ts";
import type { Window } from "./window.ts";
import type { Zone } from "./zone.ts";

/** A window's part of one week: from a column on, over so many days, in a lane that no other bar needs there. */
export interface Bar {
  readonly window: Window;
  /** 0 for the first day of the week. */
  readonly column: number;
  readonly days: number;
  readonly lane: number;
  /** Whether the window begins, ends in this week. */
  readonly begins: boolean;
  readonly ends: boolean;
}

/** A window's part of one day, in minutes that a clock shows; `lanes` stand side by side there. */
export interface Segment {
  readonly window: Window;
  readonly from: number;
  readonly until: number;
  readonly lane: number;
  readonly lanes: number;
}

const MIDNIGHT = 24 * 60;

/** The days that a window touches: one that ends at midnight has nothing of the next. */
export function daysOf({ start, end }: Window, zone: Zone): { readonly first: Day; readonly last: Day } {
  const first = zone.dayAt(start);
  return { first, last: Math.max(first, zone.dayAt(new Date(end.getTime() - 1))) };
}

/** Windows of these days, in the order in which they begin. */
export function during(windows: readonly Window[], from: Day, until: Day, zone: Zone): readonly Window[] {
  return windows
    .filter((window) => {
      const { first, last } = daysOf(window, zone);
      return first <= until && last >= from;
    })
    .sort((one, other) => +one.start - +other.start || +other.end - +one.end || one.number.localeCompare(other.number));
}

export function barsOf(windows: readonly Window[], week: readonly Day[], zone: Zone): readonly Bar[] {
  const [from, until] = [week[0]!, week.at(-1)!];
  const spans = during(windows, from, until, zone).map((window) => ({ window, ...daysOf(window, zone) }));
  spans.sort((one, other) => one.first - other.first || other.last - one.last);
  const lanes = lanesOf(spans.map(({ first, last }) => ({ from: first, until: last + 1 })));
  return spans.map(({ window, first, last }, index) => ({
    window,
    column: Math.max(first, from) - from,
    days: Math.min(last, until) - Math.max(first, from) + 1,
    lane: lanes[index]!,
    begins: first >= from,
    ends: last <= until,
  }));
}

export function segmentsOf(windows: readonly Window[], day: Day, zone: Zone): readonly Segment[] {
  const parts = during(windows, day, day, zone).map((window) => {
    const { first, last } = daysOf(window, zone);
    const from = first < day ? 0 : zone.minutesAt(window.start);
    const until = last > day ? MIDNIGHT : zone.minutesAt(window.end) || (window.end > window.start ? MIDNIGHT : 0);
    return { window, from, until: Math.max(from, until) };
  });
  const lanes = lanesOf(parts);
  const count = Math.max(0, ...lanes) + 1;
  return parts.map((part, index) => ({ ...part, lane: lanes[index]!, lanes: count }));
}

/** For each span, in the order in which they begin, the first lane that is free by then. */
function lanesOf(spans: readonly { readonly from: number; readonly until: number }[]): readonly number[] {
  const freeFrom: number[] = [];
  return spans.map(({ from, until }) => {
    const free = freeFrom.findIndex((moment) => moment <= from);
    const lane = free < 0 ? freeFrom.length : free;
    freeFrom[lane] = Math.max(until, from + 1);
    return lane;
  });
}
