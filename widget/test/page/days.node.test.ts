/* SPDX-License-Identifier: Apache-2.0 */
import { describe, expect, test } from "vitest";
import { barsOf, daysOf, during, segmentsOf } from "../../src/page/calendar/bars.ts";
import { clashesOf, clashesOn, tell } from "../../src/page/calendar/clashes.ts";
import { dayOf, iso, isoWeek, plusMonths, readDay, thursdayOf, weekAround, weekday, weeksOf } from "../../src/page/calendar/days.ts";
import { spanAround, stepFrom } from "../../src/page/calendar/steps.ts";
import { firstDayOfWeek } from "../../src/page/calendar/week-start.ts";
import { readWindows, type Window } from "../../src/page/calendar/window.ts";
import { Zone } from "../../src/page/calendar/zone.ts";
import { en } from "../../src/page/languages/en.ts";
import { Times } from "../../src/page/times.ts";

const MONDAY = 1;
const SATURDAY = 6;
const SUNDAY = 7;
const athens = new Zone("Europe/Athens");
const newYork = new Zone("America/New_York");
const on = (text: string) => readDay(text)!;

function window(number: string, start: string, end: string, more: Partial<Window> = {}): Window {
  const times = { start: new Date(start), end: new Date(end) };
  return { number, summary: "", state: "New", item: "db", isMine: true, clashesWith: [], ...times, ...more };
}

describe("days", () => {
  test("are counted through leap years and centuries", () => {
    expect(dayOf(1970, 1, 1)).toBe(0);
    expect(iso(dayOf(2032, 2, 29))).toBe("2032-02-29");
    expect(dayOf(2032, 3, 1) - dayOf(2032, 2, 28)).toBe(2);
    expect(dayOf(2100, 3, 1) - dayOf(2100, 2, 28)).toBe(1);
    expect(iso(dayOf(99, 1, 1))).toBe("0099-01-01");
  });

  test("know their weekday, before 1970 too", () => {
    expect(["2031-03-08", "1970-01-01", "1969-12-28", "2000-02-29"].map((text) => weekday(on(text)))).toEqual([6, 4, 7, 2]);
  });

  test("are read only if there are such days", () => {
    expect(["2031-02-29", "2031-13-01", "2031-3-1", "", "yesterday"].map(readDay)).toEqual(Array(5).fill(undefined));
    expect(iso(on("2032-02-29"))).toBe("2032-02-29");
  });

  test("stay in the month that is meant", () => {
    expect(iso(plusMonths(on("2031-01-31"), 1))).toBe("2031-02-28");
    expect(iso(plusMonths(on("2031-12-15"), 1))).toBe("2032-01-15");
    expect(iso(plusMonths(on("2031-01-15"), -2))).toBe("2030-11-15");
    expect(iso(plusMonths(on("2032-02-29"), 12))).toBe("2033-02-28");
  });
});

describe("weeks", () => {
  test.each([
    [MONDAY, "2031-03-03", "2031-03-09"],
    [SATURDAY, "2031-03-08", "2031-03-14"],
    [SUNDAY, "2031-03-02", "2031-03-08"],
  ])("that begin with day %i hold the 8th of March", (first, from, until) => {
    const week = weekAround(on("2031-03-08"), first);
    expect([iso(week[0]!), iso(week[6]!)]).toEqual([from, until]);
  });

  test("cover a month and no more", () => {
    expect(weeksOf({ year: 2031, month: 3 }, MONDAY).map((week) => iso(week[0]!))).toEqual([
      "2031-02-24", "2031-03-03", "2031-03-10", "2031-03-17", "2031-03-24", "2031-03-31",
    ]);
    expect(weeksOf({ year: 2027, month: 2 }, MONDAY)).toHaveLength(4);
    expect(weeksOf({ year: 2031, month: 12 }, SUNDAY).at(-1)!.map(iso)).toContain("2031-12-31");
  });

  test("are numbered as in ISO 8601", () => {
    expect(isoWeek(on("2027-01-03"))).toEqual({ year: 2026, week: 53 });
    expect(isoWeek(on("2025-12-29"))).toEqual({ year: 2026, week: 1 });
    expect(isoWeek(on("2031-03-08"))).toEqual({ year: 2031, week: 10 });
    for (let day = on("2024-12-01"); day < on("2034-02-01"); day++) {
      expect(Math.abs(thursdayOf(isoWeek(day)) - day)).toBeLessThanOrEqual(3);
    }
  });

  test("begin where people say they do", () => {
    expect(["en-US", "en-GB", "de", "el", "ar-EG", "pt-BR"].map((tag) => firstDayOfWeek(tag))).toEqual([7, 1, 1, 1, 6, 7]);
  });

  test("begin there too where the browser does not know", () => {
    const ignorant = (tag: string) => firstDayOfWeek(tag, { maximize: () => new Intl.Locale(tag).maximize() } as Intl.Locale);
    expect(["en-US", "en-GB", "de", "el", "ar-EG", "pt-BR", "en", "ar"].map(ignorant)).toEqual([7, 1, 1, 1, 6, 7, 7, 6]);
  });

  test("begin there where the browser has it as a property", () => {
    expect(firstDayOfWeek("de", { weekInfo: { firstDay: 3 } } as unknown as Intl.Locale)).toBe(3);
  });
});

describe("a zone", () => {
  test("knows where days begin when the clocks go forward and back", () => {
    expect(athens.startOf(on("2031-03-30")).toISOString()).toBe("2031-03-29T22:00:00.000Z");
    expect(athens.startOf(on("2031-03-31")).toISOString()).toBe("2031-03-30T21:00:00.000Z");
    expect(newYork.startOf(on("2031-03-10")).toISOString()).toBe("2031-03-10T04:00:00.000Z");
  });

  test("has days of 23, 24 and 25 hours", () => {
    expect(["2031-03-29", "2031-03-30", "2031-10-26"].map((day) => athens.hoursOf(on(day)))).toEqual([24, 23, 25]);
    expect(["2031-03-08", "2031-03-09", "2031-11-02"].map((day) => newYork.hoursOf(on(day)))).toEqual([24, 23, 25]);
    expect(new Zone("Australia/Lord_Howe").hoursOf(on("2031-04-06"))).toBe(24.5);
  });

  test("knows days without a midnight, and with two", () => {
    const cairo = new Zone("Africa/Cairo"); // forward at 00:00 on the last Friday of April
    expect(cairo.startOf(on("2031-04-25")).toISOString()).toBe("2031-04-24T22:00:00.000Z");
    expect(cairo.hoursOf(on("2031-04-25"))).toBe(23);
    expect(cairo.minutesAt(cairo.startOf(on("2031-04-25")))).toBe(60);
    const havana = new Zone("America/Havana"); // back from 01:00 to 00:00
    expect(havana.hoursOf(on("2031-11-02"))).toBe(25);
    expect(havana.dayAt(new Date(+havana.startOf(on("2031-11-02")) - 1))).toBe(on("2031-11-01"));
  });

  test("tells day and clock of a moment", () => {
    const moment = new Date("2031-03-08T22:30:00Z");
    expect([athens, newYork].map((zone) => iso(zone.dayAt(moment)))).toEqual(["2031-03-09", "2031-03-08"]);
    expect([athens, newYork].map((zone) => zone.minutesAt(moment))).toEqual([30, 17 * 60 + 30]);
  });
});

describe("bars", () => {
  const week = weekAround(on("2031-03-08"), MONDAY);

  test("cover the days of a window, and tell where it goes on", () => {
    const [bar] = barsOf([window("A", "2031-03-08T19:30Z", "2031-03-10T10:00Z")], week, athens);
    expect(bar).toMatchObject({ column: 5, days: 2, lane: 0, begins: true, ends: false });
    const [rest] = barsOf([window("A", "2031-03-08T19:30Z", "2031-03-10T10:00Z")], weekAround(on("2031-03-10"), MONDAY), athens);
    expect(rest).toMatchObject({ column: 0, days: 1, begins: false, ends: true });
  });

  test("leave out the day that begins when a window ends", () => {
    expect(barsOf([window("A", "2031-03-07T20:00Z", "2031-03-07T22:00Z")], week, athens)[0]).toMatchObject({ column: 4, days: 1 });
    expect(barsOf([window("A", "2031-03-07T20:00Z", "2031-03-07T22:01Z")], week, athens)[0]).toMatchObject({ column: 4, days: 2 });
  });

  test("of a window without length are a day long", () => {
    expect(daysOf(window("A", "2031-03-07T22:00Z", "2031-03-07T22:00Z"), athens)).toEqual({ first: on("2031-03-08"), last: on("2031-03-08") });
  });

  test("never lie on one another, and take no more lanes than they must", () => {
    const windows = [
      window("A", "2031-03-03T08:00Z", "2031-03-05T08:00Z"),
      window("B", "2031-03-04T08:00Z", "2031-03-04T09:00Z"),
      window("C", "2031-03-05T07:00Z", "2031-03-06T08:00Z"),
      window("D", "2031-03-07T07:00Z", "2031-03-07T08:00Z"),
    ];
    const lanes = Object.fromEntries(barsOf(windows, week, athens).map((bar) => [bar.window.number, bar.lane]));
    expect(lanes).toEqual({ A: 0, B: 1, C: 1, D: 0 });
  });

  test("are of no other week", () => {
    expect(during([window("A", "2031-03-10T08:00Z", "2031-03-11T08:00Z")], week[0]!, week[6]!, athens)).toEqual([]);
  });
});

describe("segments", () => {
  test("stand where the clock says, on both days of a night", () => {
    const night = window("A", "2031-03-08T19:30Z", "2031-03-08T23:30Z");
    expect(segmentsOf([night], on("2031-03-08"), athens)[0]).toMatchObject({ from: 21 * 60 + 30, until: 24 * 60 });
    expect(segmentsOf([night], on("2031-03-09"), athens)[0]).toMatchObject({ from: 0, until: 90 });
  });

  test("reach midnight if their window ends then", () => {
    expect(segmentsOf([window("A", "2031-03-08T20:00Z", "2031-03-08T22:00Z")], on("2031-03-08"), athens)[0]).toMatchObject({ until: 24 * 60 });
  });

  test("go by the clock when it changes", () => {
    const shift = window("A", "2031-03-30T00:00Z", "2031-03-30T02:00Z"); // 02:00 to 05:00 on the clock, two hours
    expect(segmentsOf([shift], on("2031-03-30"), athens)[0]).toMatchObject({ from: 120, until: 300 });
    const back = window("B", "2031-10-26T00:30Z", "2031-10-26T01:15Z"); // 03:30 to 03:15, the second time
    expect(segmentsOf([back], on("2031-10-26"), athens)[0]).toMatchObject({ from: 210, until: 210 });
  });

  test("stand side by side at the same time", () => {
    const both = [window("A", "2031-03-08T08:00Z", "2031-03-08T10:00Z"), window("B", "2031-03-08T09:00Z", "2031-03-08T11:00Z")];
    expect(segmentsOf(both, on("2031-03-08"), athens).map(({ lane, lanes }) => [lane, lanes])).toEqual([[0, 2], [1, 2]]);
  });
});

describe("clashes", () => {
  const one = window("CHG1", "2031-03-08T19:00Z", "2031-03-08T21:30Z", { item: "payments-db", clashesWith: ["CHG2"] });
  const other = window("CHG2", "2031-03-08T19:30Z", "2031-03-08T22:30Z", { item: "payments-db", clashesWith: ["CHG1", "CHG9"] });

  test("are each told once, with item and the time of both", () => {
    const clashes = clashesOf([other, one]);
    expect(clashes).toHaveLength(1);
    expect(tell(clashes[0]!, en, new Times("en-GB", athens).span)).toBe(
      "CHG1 and CHG2 overlap on payments-db, Sat 8 Mar, 21:30–23:30",
    );
  });

  test("are known if only one of both knows", () => {
    expect(clashesOf([{ ...one, clashesWith: [] }, other])).toHaveLength(1);
    expect(clashesOf([{ ...one, clashesWith: [] }, { ...other, clashesWith: [] }])).toEqual([]);
  });

  test("are of the days on which there is one", () => {
    const clashes = clashesOf([one, other]);
    expect(["2031-03-07", "2031-03-08", "2031-03-09"].map((day) => clashesOn(clashes, on(day), athens).length)).toEqual([0, 1, 0]);
    expect(clashesOn(clashes, on("2031-03-08"), new Zone("Asia/Tokyo"))).toEqual([]);
  });
});

describe("keys", () => {
  const ltr = { kind: "month", first: MONDAY, isRtl: false } as const;
  const press = (key: string, layout: Parameters<typeof stepFrom>[2] = ltr, shiftKey = false) => {
    const day = stepFrom(on("2031-03-12"), { key, shiftKey }, layout);
    return day === undefined ? undefined : iso(day);
  };

  test("lead through a month", () => {
    expect(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"].map((key) => press(key))).toEqual([
      "2031-03-11", "2031-03-13", "2031-03-05", "2031-03-19", "2031-03-10", "2031-03-16", "2031-02-12", "2031-04-12",
    ]);
    expect(press("PageDown", ltr, true)).toBe("2032-03-12");
    expect(press("a")).toBeUndefined();
  });

  test("lead through a week", () => {
    const week = { ...ltr, kind: "week", first: SUNDAY } as const;
    expect(["ArrowUp", "Home", "End", "PageUp", "PageDown"].map((key) => press(key, week))).toEqual([
      undefined, "2031-03-09", "2031-03-15", "2031-03-05", "2031-03-19",
    ]);
  });

  test("follow the direction of reading", () => {
    expect(["ArrowLeft", "ArrowRight"].map((key) => press(key, { ...ltr, isRtl: true }))).toEqual(["2031-03-13", "2031-03-11"]);
  });

  test.each([MONDAY, SATURDAY, SUNDAY])("in weeks from day %i on, each day is in the week that its span names", (first) => {
    for (let day = on("2030-12-20"); day < on("2031-01-20"); day++) {
      const span = spanAround(day, "week", first);
      expect(span.kind === "week" && weekAround(thursdayOf(span), first)).toContain(day);
    }
  });
});

describe("windows from the API", () => {
  test("are read, and what is none is left out", () => {
    const good = { number: "CHG1", planned_start_date: "2031-03-08T20:00:00Z", planned_end_date: "2031-03-08T19:00:00Z", cmdb_ci: "db", is_mine: true };
    const read = readWindows({ results: [good, { number: "CHG2" }, 7, { ...good, planned_start_date: "soon" }], truncated: true })!;
    expect(read.truncated).toBe(true);
    expect(read.windows).toEqual([
      window("CHG1", "2031-03-08T20:00:00Z", "2031-03-08T20:00:00Z", { state: "" }),
    ]);
    expect(readWindows({})).toBeUndefined();
  });
});
