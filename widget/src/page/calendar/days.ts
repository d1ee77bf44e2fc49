/* SPDX-License-Identifier: Apache-2.0 */

/** A day of the calendar, wherever one is: days since 1970-01-01. */
export type Day = number;

/** 1 for January, to 12. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

/** ISO 8601: weeks run from Monday, and belong to the year that has their Thursday. */
export interface Week {
  readonly year: number;
  readonly week: number;
}

const DAY = 86_400_000;
const THURSDAY = 4;

/** Months below 1 and above 12 lead into other years, as days do into other months. */
export function dayOf(year: number, month: number, day: number): Day {
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY;
}

/** Midnight in UTC: for formats whose zone is UTC, too. */
export function dateOf(day: Day): Date {
  return new Date(day * DAY);
}

export function monthOf(day: Day): Month {
  const date = dateOf(day);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}

/** `2031-03-08` */
export function iso(day: Day): string {
  return dateOf(day).toISOString().slice(0, 10);
}

/** The day that is written like `2031-03-08`, if there is such a day. */
export function readDay(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (!year) return undefined;
  const found = dayOf(Number(year), Number(month), Number(day));
  return iso(found) === text ? found : undefined;
}

/** 1 for Monday, to 7 for Sunday. */
export function weekday(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The same day of another month, or that month's last. */
export function plusMonths(day: Day, months: number): Day {
  const { year, month } = monthOf(day);
  const last = dayOf(year, month + months + 1, 0);
  return Math.min(dayOf(year, month + months, dateOf(day).getUTCDate()), last);
}

/** The seven days around this one, from the first day of the week on. */
export function weekAround(day: Day, first: number): readonly Day[] {
  const start = day - ((weekday(day) - first + 7) % 7);
  return Array.from({ length: 7 }, (_, index) => start + index);
}

/** Whole weeks that hold the month: four to six. */
export function weeksOf({ year, month }: Month, first: number): readonly (readonly Day[])[] {
  const last = dayOf(year, month + 1, 0);
  const weeks = [];
  for (let week = weekAround(dayOf(year, month, 1), first); week[0]! <= last; week = weekAround(week[0]! + 7, first)) {
    weeks.push(week);
  }
  return weeks;
}

export function isoWeek(day: Day): Week {
  const thursday = day - weekday(day) + THURSDAY;
  const { year } = monthOf(thursday);
  return { year, week: Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1 };
}

/** The Thursday of the week: also of the one that begins on a Saturday or Sunday, since every seven days have one. */
export function thursdayOf({ year, week }: Week): Day {
  const fourth = dayOf(year, 1, 4); // always in week 1
  return fourth - weekday(fourth) + THURSDAY + (week - 1) * 7;
}
