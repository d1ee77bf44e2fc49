/* SPDX-License-Identifier: Apache-2.0 */
import { dateOf, type Day } from "./days.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A place's time, by its IANA name: on some days it has 23 or 25 hours, or no midnight. */
export class Zone {
  readonly name: string;
  readonly #clock: Intl.DateTimeFormat;

  constructor(name: string = new Intl.DateTimeFormat().resolvedOptions().timeZone) {
    this.name = name;
    this.#clock = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
      timeZone: name,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  }

  /** The day that it is there. */
  dayAt(moment: Date): Day {
    return Math.floor(this.#wall(moment.getTime()) / DAY);
  }

  /** What a clock there shows, in minutes since midnight. */
  minutesAt(moment: Date): number {
    const wall = this.#wall(moment.getTime());
    return (wall - Math.floor(wall / DAY) * DAY) / MINUTE;
  }

  /** The first moment of the day there. */
  startOf(day: Day): Date {
    const midnight = dateOf(day).getTime();
    // the clocks may change about midnight: one of the two differences to UTC holds then
    const candidates = [midnight - DAY, midnight + DAY].map((near) => midnight - (this.#wall(near) - near));
    const own = candidates.filter((moment) => this.#wall(moment) >= midnight);
    return new Date(Math.min(...own));
  }

  /** How long the day is there: 24, but when the clocks change. */
  hoursOf(day: Day): number {
    return (this.startOf(day + 1).getTime() - this.startOf(day).getTime()) / (60 * MINUTE);
  }

  /** What a clock there shows, as if it were UTC; in milliseconds, whole seconds. */
  #wall(moment: number): number {
    const shown: Record<string, number> = {};
    for (const { type, value } of this.#clock.formatToParts(moment)) shown[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
    return new Date(0).setUTCFullYear(year, month - 1, day) + ((hour * 60 + minute) * 60 + second) * 1000;
  }
}
