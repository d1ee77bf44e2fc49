/* SPDX-License-Identifier: Apache-2.0 */
import type { Strings } from "../languages/strings.ts";
import type { Day } from "./days.ts";
import type { Window } from "./window.ts";
import type { Zone } from "./zone.ts";

/** Two changes at the same configuration item, and when. */
export interface Clash {
  readonly one: Window;
  readonly other: Window;
  readonly start: Date;
  readonly end: Date;
}

/** Each pair once, in the order in which they begin. Whether they clash, the server knows. */
export function clashesOf(windows: readonly Window[]): readonly Clash[] {
  const byNumber = new Map(windows.map((window) => [window.number, window]));
  const pairs = new Map<string, Clash>();
  for (const one of windows) {
    for (const number of one.clashesWith) {
      const other = byNumber.get(number);
      const key = [one.number, number].sort().join(" ");
      if (!other || other === one || pairs.has(key)) continue;
      const [first, second] = one.start <= other.start ? [one, other] : [other, one];
      pairs.set(key, { one: first, other: second, start: second.start, end: first.end < second.end ? first.end : second.end });
    }
  }
  return [...pairs.values()].sort((a, b) => +a.start - +b.start);
}

/** "CHG1 and CHG2 overlap on payments-db, Sat 8 Mar, 21:30–23:30" */
export function tell({ one, other, start, end }: Clash, strings: Strings, when: Intl.DateTimeFormat): string {
  const item = one.item ?? other.item ?? "–";
  return strings.clashBetween(one.number, other.number, item, when.formatRange(start, end));
}

/** Those that there are on a day, in part at least. */
export function clashesOn(clashes: readonly Clash[], day: Day, zone: Zone): readonly Clash[] {
  return clashes.filter(({ start, end }) => zone.dayAt(start) <= day && zone.dayAt(new Date(+end - 1)) >= day);
}
