/* SPDX-License-Identifier: Apache-2.0 */
import { describe, expect, test } from "vitest";
import { readDay } from "../../src/page/calendar/days.ts";
import { Zone } from "../../src/page/calendar/zone.ts";
import { readChange, sorted, type Change } from "../../src/page/changes/change.ts";
import { isFiltering, isUpsideDown, readFilters, searchFor, writeFilters } from "../../src/page/changes/filters.ts";
import { readRoute, writeRoute } from "../../src/page/routes.ts";

const ID = "0b5f3f7e-2f43-4d8e-9d26-3f6f7d1f0a11";

describe("an address", () => {
  test.each([
    ["/", { view: "conversation" }],
    [`/c/${ID}`, { view: "conversation", id: ID }],
    ["/changes/CHG0030001", { view: "change", number: "CHG0030001" }],
    ["/calendar", { view: "calendar" }],
    ["/calendar/2031-03", { view: "calendar", span: { kind: "month", year: 2031, month: 3 } }],
    ["/calendar/2026-W53", { view: "calendar", span: { kind: "week", year: 2026, week: 53 } }],
  ] as const)("%s is a route, and back", (address, route) => {
    expect(readRoute(address, "")).toEqual(route);
    expect(readRoute(`${address}/`, "")).toEqual(route);
    expect(writeRoute(route)).toBe(address);
  });

  test.each([
    "/c", "/c/", "/c/7", `/c/${ID}/more`, "/changes/CHG%2F1", "/changes/a/b", "/calendar/2031-13", "/calendar/2031-00",
    "/calendar/2031-W00", "/calendar/2031-W53", "/calendar/soon", "/elsewhere", "/api",
  ])("%s is nothing", (address) => {
    expect(readRoute(address, "")).toEqual({ view: "nothing" });
  });

  test("holds the filters", () => {
    const query = "?state=New&q=a+b%26c&cmdb_ci=payments-db&from=2031-03-01&until=2031-03-31&sort=-start";
    const route = readRoute("/changes", query);
    expect(route).toEqual({
      view: "changes",
      filters: {
        state: "New", text: "a b&c", item: "payments-db", from: readDay("2031-03-01"), until: readDay("2031-03-31"),
        order: { by: "start", latestFirst: true },
      },
    });
    expect(writeRoute(route)).toBe(`/changes${query}`);
  });
});

describe("filters", () => {
  test("that make no sense are none", () => {
    const filters = readFilters("?state=&q=+&from=soon&sort=number&other=1");
    expect(isFiltering(filters)).toBe(false);
    expect(writeFilters(filters)).toBe("");
  });

  test("are asked for with the user's days", () => {
    const filters = readFilters("?state=New&from=2031-03-30&until=2031-03-30&sort=start");
    expect(searchFor(filters, new Zone("Europe/Athens"), 20, "x")).toBe(
      "?state=New&from=2031-03-29T22%3A00%3A00.000Z&until=2031-03-30T21%3A00%3A00.000Z&limit=20&cursor=x",
    );
  });

  test("can be upside down", () => {
    expect(isUpsideDown(readFilters("?from=2031-03-02&until=2031-03-01"))).toBe(true);
    expect(isUpsideDown(readFilters("?from=2031-03-01&until=2031-03-01"))).toBe(false);
    expect(isUpsideDown(readFilters("?until=2031-03-01"))).toBe(false);
  });
});

describe("changes", () => {
  const change = (number: string, start?: string) => readChange({ number, planned_start_date: start, updated_at: "2031-01-01T00:00:00Z" })!;
  const numbers = (changes: readonly Change[]) => changes.map(({ number }) => number);

  test("are sorted, those without a time last", () => {
    const some = [change("A", "2031-03-02T00:00:00Z"), change("B"), change("C", "2031-03-03T00:00:00Z"), change("D", "2031-03-01T00:00:00Z")];
    expect(numbers(sorted(some, { by: "start", latestFirst: true }))).toEqual(["C", "A", "D", "B"]);
    expect(numbers(sorted(some, { by: "start", latestFirst: false }))).toEqual(["D", "A", "C", "B"]);
    expect(numbers(sorted(some, undefined))).toEqual(["A", "B", "C", "D"]);
  });

  test("lead to web addresses alone", () => {
    expect(readChange({ number: "A", url: "https://example.com/1" })?.url).toBe("https://example.com/1");
    expect(readChange({ number: "A", url: "javascript:alert(1)" })?.url).toBeUndefined();
    expect(readChange({ number: "A", url: "/api/change-requests/1/" })?.url).toBeUndefined();
  });

  test("name their pull request only if it is whole", () => {
    expect(readChange({ number: "A", github_repo: "acme/pay", github_pr_number: 12 })?.pullRequest).toBe("acme/pay#12");
    expect(readChange({ number: "A", github_repo: "acme/pay" })?.pullRequest).toBeUndefined();
    expect(readChange({})).toBeUndefined();
  });
});
