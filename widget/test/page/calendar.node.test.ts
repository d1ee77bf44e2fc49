/* SPDX-License-Identifier: Apache-2.0 */
import { describe, expect, test } from "vitest";
import { asked, button, cell, composer, heading, page, parley, path, visit } from "./visit.ts";

describe("the calendar", () => {
  test("shows windows over days, and clashes in words", async () => {
    await visit("/calendar/2031-03");
    await cell(/^Saturday,? 8 March 2031, 2 change windows/).waitFor();
    expect(await cell(/^Saturday,? 8 March 2031/).innerText()).toContain("1 clash");
    expect(await cell(/^Thursday,? 13 March 2031/).innerText()).toMatch(/1 change window\b/);
    const bar = page.locator(".bar-place", { hasText: "CHG0030003" }).first();
    const day = cell(/^Thursday,? 13 March 2031/);
    expect((await bar.boundingBox())!.width).toBeGreaterThan(4 * (await day.boundingBox())!.width);
    expect(await page.getByRole("region", { name: "Clashes" }).getByRole("listitem").allInnerTexts()).toEqual([
      "CHG0030001 and CHG0030002 overlap on payments-db, Sat 8 Mar, 22:00–23:30",
      "CHG0030005 and CHG0030006 overlap on fra-core, Sun 23 Mar, 00:00–04:00",
    ]);
    await page.getByText("Times are in Europe/Athens (GMT+2).").waitFor();
    expect(await page.getByRole("main").getByRole("status").innerText()).toBe("7 change windows · 2 clashes");
  });

  test("asks for just what it shows", async () => {
    await visit("/calendar/2031-03");
    await cell(/8 March/).first().waitFor();
    const from = "2031-02-23T22%3A00%3A00.000Z";
    expect(asked("/api/change-requests/calendar/")).toEqual([
      `GET /api/change-requests/calendar/?from=${from}&until=2031-04-06T21%3A00%3A00.000Z`,
    ]);
  });

  test("is walked through with the keyboard", async () => {
    await visit("/calendar/2031-03");
    await cell(/2 change windows/).first().waitFor();
    await page.locator("[role=gridcell][tabindex='0']").focus();
    expect(await page.locator("[role=gridcell][tabindex='0']").count()).toBe(1);
    const at = () => page.evaluate(() => document.activeElement?.querySelector(".unseen")?.textContent ?? "");
    expect(await at()).toMatch(/12 March 2031/);
    for (const [key, day] of [
      ["ArrowRight", "13 March"], ["ArrowUp", "6 March"], ["End", "9 March"], ["Home", "3 March"], ["PageUp", "3 February"],
      ["PageDown", "3 March"], ["ArrowUp", "24 February"], ["ArrowDown", "3 March"],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(at).toContain(day);
    }
    expect(await path()).toBe("/calendar/2031-03");
    for (const key of ["ArrowDown", "Home", "ArrowLeft", "ArrowLeft"]) await page.keyboard.press(key);
    await expect.poll(at).toContain("8 March");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: /8 March 2031/ });
    await dialog.waitFor();
    expect(await dialog.getByRole("listitem").count()).toBe(2);
    await dialog.getByText("Clashes with CHG0030002").waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await at()).toContain("8 March");
  });

  test("begins the week where the reader's weeks begin", async () => {
    await visit("/calendar/2031-W10", { locale: "en-US" });
    await heading(/March 2 . 8, 2031 Week 10/).waitFor();
    await cell(/Sunday, March 2, 2031/).waitFor();
    await button("Month").click();
    expect(await page.getByRole("columnheader").first().innerText()).toMatch(/^Sun/);
  });

  test("knows that clocks change", async () => {
    await visit("/calendar/2031-W13");
    await cell(/^Sunday,? 30 March 2031, The clocks change: this day has 23 hours/).waitFor();
    const top = (await page.locator(".blocks").last().boundingBox())!;
    const block = (await page.locator(".block", { hasText: "CHG0030007" }).boundingBox())!;
    expect((block.y - top.y) / top.height).toBeCloseTo(1 / 24, 2); // 01:00
    expect(block.height / top.height).toBeCloseTo(4 / 24, 2); // to 05:00 on the clock
  });

  test("goes to the next and the last, to today, and from month to week", async () => {
    await visit("/calendar");
    await heading(/March 2031/).waitFor();
    await button("Next month").click();
    await heading(/April 2031/).waitFor();
    await button("Next month").click();
    await heading(/May 2031/).waitFor();
    expect(await path()).toBe("/calendar/2031-05");
    await button("Today").click();
    await heading(/March 2031/).waitFor();
    await button("Week").click();
    await heading(/10 . 16 March 2031 Week 11/).waitFor();
    expect(await path()).toBe("/calendar/2031-W11");
    await button("Previous week").click();
    await heading(/3 . 9 March 2031/).waitFor();
    await page.goBack();
    await heading(/10 . 16 March/).waitFor();
    expect(await page.locator("[aria-current=date]").innerText()).toContain("12");
  });

  test("counts what it has no room for, and opens a day with all", async () => {
    parley.windows = Array.from({ length: 9 }, (_, index) => ({ ...parley.windows[0]!, number: `CHG${index}`, clashes_with: [] }));
    parley.truncated = true;
    await visit("/calendar/2031-03");
    await cell(/^Saturday,? 8 March/).getByText("+5 more").waitFor();
    await page.getByText("There are more change windows than can be shown here.").waitFor();
    await page.getByText("No change windows clash.").waitFor();
    await cell(/^Saturday,? 8 March/).click({ position: { x: 8, y: 8 } });
    expect(await page.getByRole("dialog").getByRole("listitem").count()).toBe(9);
    await page.getByRole("dialog").getByRole("button", { name: "Ask about it: CHG3" }).click();
    await expect.poll(() => composer().inputValue()).toContain("CHG3");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  test("goes to a change where its bar is pressed", async () => {
    await visit("/calendar/2031-03");
    await page.locator(".bar-place", { hasText: "CHG0030004" }).click();
    await heading(/Restart the mail gateways/).waitFor();
  });

  test("says what went wrong", async () => {
    parley.refuse = { path: "/api/change-requests/calendar/", status: 500 };
    await visit("/calendar");
    await page.getByRole("alert").getByText("status 500").waitFor();
    parley.refuse = undefined;
    await button("Try again").click();
    await cell(/2 change windows/).first().waitFor();
  });
});

test.each(["en-GB", "ar-EG"])("in %s a window of one day has its number whole, and its time whole or not at all", async (locale) => {
  await visit("/calendar/2031-03", { locale });
  const face = page.locator(".face a", { hasText: "CHG0030002" });
  await face.waitFor();
  const parts = await face.evaluate((it) => {
    const room = it.getBoundingClientRect();
    return [...it.querySelectorAll("bdi, time")].map((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect();
      return { name: part.localName, isWhole: left >= room.left && right <= room.right && bottom <= room.bottom, isHidden: top >= room.bottom };
    });
  });
  expect(parts.map(({ name }) => name)).toEqual(["bdi", "time"]);
  expect(parts[0]!.isWhole).toBe(true);
  expect(parts[1]!.isWhole || parts[1]!.isHidden).toBe(true);
});
