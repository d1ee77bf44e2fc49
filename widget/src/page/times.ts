/* SPDX-License-Identifier: Apache-2.0 */
import { dateOf, dayOf, monthOf, type Day, type Month } from "./calendar/days.ts";
import type { Zone } from "./calendar/zone.ts";

const MINUTE = { hour: "2-digit", minute: "2-digit" } as const;
const DATE = { day: "numeric", month: "short" } as const;

/** Days and times as the user's language writes them, in their zone. */
export class Times {
  readonly #moment: Intl.DateTimeFormat;
  readonly #nearMoment: Intl.DateTimeFormat;
  readonly #clock: Intl.DateTimeFormat;
  readonly #date: Intl.DateTimeFormat;
  readonly #month: Intl.DateTimeFormat;
  readonly #fullDay: Intl.DateTimeFormat;
  readonly #zone: Zone;
  /** BCP 47, with the digits that all of Parley writes. */
  readonly tag: string;
  /** For spans of time, the weekday told. */
  readonly span: Intl.DateTimeFormat;

  constructor(tag: string, zone: Zone) {
    const timeZone = zone.name;
    tag = new Intl.Locale(tag, { numberingSystem: "latn" }).toString(); // as the numbers in what is said around them
    this.tag = tag;
    this.#zone = zone;
    this.#moment = new Intl.DateTimeFormat(tag, { ...DATE, year: "numeric", ...MINUTE, timeZone });
    this.#nearMoment = new Intl.DateTimeFormat(tag, { ...DATE, ...MINUTE, timeZone });
    this.#clock = new Intl.DateTimeFormat(tag, { ...MINUTE, timeZone });
    this.#date = new Intl.DateTimeFormat(tag, { ...DATE, timeZone });
    this.span = new Intl.DateTimeFormat(tag, { weekday: "short", ...DATE, ...MINUTE, timeZone });
    this.#month = new Intl.DateTimeFormat(tag, { month: "long", year: "numeric", timeZone: "UTC" });
    this.#fullDay = new Intl.DateTimeFormat(tag, { dateStyle: "full", timeZone: "UTC" });
  }

  /** The year is told of other years. */
  moment(at: Date, now = new Date()): string {
    const [year, thisYear] = [at, now].map((moment) => monthOf(this.#zone.dayAt(moment)).year);
    return (year === thisYear ? this.#nearMoment : this.#moment).format(at);
  }

  clock(at: Date): string {
    return this.#clock.format(at);
  }

  /** The time, of today; otherwise the day. */
  recent(at: Date, now = new Date()): string {
    return this.#zone.dayAt(at) === this.#zone.dayAt(now) ? this.clock(at) : this.#date.format(at);
  }

  month({ year, month }: Month): string {
    return this.#month.format(dateOf(dayOf(year, month, 1)));
  }

  day(day: Day): string {
    return this.#fullDay.format(dateOf(day));
  }

  /** "3–9 March 2031" */
  days(first: Day, last: Day): string {
    const format = new Intl.DateTimeFormat(this.tag, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    return format.formatRange(dateOf(first), dateOf(last));
  }

  dayNumber(day: Day): string {
    return dateOf(day).getUTCDate().toLocaleString(this.tag);
  }

  weekday(day: Day, length: "long" | "short" | "narrow"): string {
    return new Intl.DateTimeFormat(this.tag, { weekday: length, timeZone: "UTC" }).format(dateOf(day));
  }

  /** "22:00", a full hour of any day. */
  hour(hour: number): string {
    return new Intl.DateTimeFormat(this.tag, { ...MINUTE, timeZone: "UTC" }).format(new Date(hour * 3_600_000));
  }

  /** "Europe/Athens (GMT+2)" at that moment. */
  zoneName(at: Date): string {
    const format = new Intl.DateTimeFormat(this.tag, { timeZone: this.#zone.name, timeZoneName: "shortOffset" });
    const offset = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value;
    return `${this.#zone.name.replaceAll("_", " ")}${offset ? ` (${offset})` : ""}`;
  }
}
