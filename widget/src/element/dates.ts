/* SPDX-License-Identifier: Apache-2.0 */
// Dates as the user reads and writes them: in the browser's time zone.

const KINDS = {
  time: { timeStyle: "short" },
  day: { weekday: "long", day: "numeric", month: "long" },
  moment: { dateStyle: "medium", timeStyle: "short" },
  window: {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats: Record<string, Intl.DateTimeFormat> = {};

/** Making a format is slow, using it is not. */
function format(tag: string, kind: keyof typeof KINDS): Intl.DateTimeFormat {
  return (formats[tag + kind] ??= new Intl.DateTimeFormat(tag, KINDS[kind]));
}

export const write = (at: Date, kind: keyof typeof KINDS, tag: string) => format(tag, kind).format(at);

/** From start to end, naming the time zone and nothing twice; one of them if the other is not known. */
export function span(start: Date | undefined, end: Date | undefined, tag: string): string {
  const window = format(tag, "window");
  return start && end && start <= end ? window.formatRange(start, end) : window.format(start ?? end);
}

export const sameMinute = (one: Date, other: Date) => Math.floor(+one / 60_000) === Math.floor(+other / 60_000);
export const sameDay = (one: Date, other: Date) => one.toDateString() === other.toDateString();

/** Minutes east of Greenwich, here at that time; NaN for what is no date. */
const offsetAt = (at: Date) => -at.getTimezoneOffset();

/** As an `<input type="datetime-local">` has it; the empty string for what is no date. */
export function toLocal(iso: string): string {
  const at = new Date(iso);
  const offset = offsetAt(at);
  return Number.isNaN(offset) ? "" : new Date(+at + offset * 60_000).toISOString().slice(0, 16);
}

/**
 * ISO 8601 with the offset that is in force here at that time. Where the clock jumps over it, it is as much later; where it
 * comes twice, it is the first. The empty string for what is no date.
 */
export function toIso(local: string): string {
  const offset = offsetAt(new Date(local));
  const [hours, minutes] = [Math.abs(offset) / 60, Math.abs(offset) % 60].map((part) => String(Math.floor(part)).padStart(2, "0"));
  return toLocal(local) && `${toLocal(local)}${offset < 0 ? "-" : "+"}${hours}:${minutes}`;
}

export const zone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
