/* SPDX-License-Identifier: Apache-2.0 */
import type { BrowserContextOptions } from "playwright-core";
import { describe, expect, test } from "vitest";
import { TALK } from "./sample.ts";
import { NARROW, button, faults, heading, link, page, parley, violations, visit } from "./visit.ts";

describe("the drawer of a narrow window", () => {
  test("keeps the focus, closes by Escape, and gives the focus back", async () => {
    await visit("/changes", NARROW);
    const open = button("Open the menu");
    await open.click();
    const drawer = page.getByRole("dialog", { name: "Main" });
    await drawer.waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest("dialog") !== null)).toBe(true);
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest("dialog") !== null)).toBe(true);
    }
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
    expect(await open.evaluate((it) => it === document.activeElement)).toBe(true);
  });

  test("closes when it has led somewhere", async () => {
    await visit("/changes", NARROW);
    await button("Open the menu").click();
    await link("Calendar").click();
    await heading(/March 2031/).waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  });
});

const VIEWS = {
  conversation: `/c/${TALK(0)}`,
  changes: "/changes",
  "one change": "/changes/CHG0030001",
  month: "/calendar/2031-03",
  week: "/calendar/2031-W12",
  nothing: "/unknown",
};

describe.each(
  Object.entries<BrowserContextOptions>({
    light: {},
    dark: { colorScheme: "dark" },
    "Arabic, right to left": { locale: "ar-EG" },
    "320 px": NARROW,
    "forced colours": { forcedColors: "active" },
    "320 px, dark, right to left": { ...NARROW, colorScheme: "dark", locale: "ar-EG" },
  }),
)("in %s", (_, look) => {
  test.each(Object.entries(VIEWS))("%s: axe finds nothing, and nothing is wider than the window", async (view, address) => {
    await visit(address, look);
    if (view === "changes") await page.getByRole("rowheader").first().waitFor();
    if (view === "one change") await page.locator("dl").waitFor();
    if (view === "month" || view === "week") await page.locator(".face a").first().waitFor({ state: "attached" });
    expect(await violations()).toEqual([]);
    const wide = () =>
      [document.documentElement, document.querySelector("main")!].filter((it) => it.scrollWidth > it.clientWidth).length;
    expect(await page.evaluate(wide)).toBe(0);
  });

  test("dialogs: axe finds nothing", async () => {
    await visit("/calendar/2031-03", look);
    await page.locator(".face a").first().waitFor({ state: "attached" });
    await page.locator("[data-windows='2']").first().click({ position: { x: 8, y: 8 } });
    await page.getByRole("dialog").waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    if (look.viewport) await page.locator(".bar > button").click();
    await page.locator(".conversations li").first().hover();
    expect(await violations()).toEqual([]);
    await page.locator(".conversations li button").first().click();
    await page.locator(".question").waitFor();
    expect(await violations()).toEqual([]);
  });
});

test("axe finds what is wrong", async () => {
  await visit("/calendar/2031-03");
  await button("Next month").evaluate((it) => it.removeAttribute("aria-label"));
  await heading(/March/).evaluate((it) => it.style.setProperty("color", "#ccc"));
  expect((await violations()).map((found) => found.split(":")[0]).sort()).toEqual(["button-name", "color-contrast"]);
});

test("nothing moves for who wants no motion", async () => {
  await visit("/", { reducedMotion: "reduce", ...NARROW });
  await button("Open the menu").click();
  await page.getByRole("dialog").waitFor();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test("right to left, arrow keys go where they point", async () => {
  await visit("/calendar/2031-03", { locale: "ar-EG" });
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(["ar-EG", "rtl"]);
  const at = page.locator("[role=gridcell][tabindex='0']");
  const before = (await at.boundingBox())!;
  await at.focus();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(async () => (await at.boundingBox())!.x).toBeLessThan(before.x);
});

test("the conversation writes the digits that the page writes", async () => {
  await visit("/calendar/2031-03", { locale: "ar-EG" });
  await heading(/2031/).waitFor();
  const tag = await page.locator("parley-chat").getAttribute("lang");
  expect(new Intl.NumberFormat(tag!).format(2031)).not.toMatch(/[\u0660-\u0669]/);
  expect(new Intl.Locale(tag!).language).toBe("ar");
});

test("in forced colours no sign keeps a colour of its own", async () => {
  await visit("/calendar/2031-03", { forcedColors: "active" });
  await page.locator(".clashes li").first().waitFor();
  const colours = await page.evaluate(() => {
    const text = getComputedStyle(document.querySelector("h1")!).color;
    return [...document.querySelectorAll(".clash-icon, .search > .icon")].filter((it) => getComputedStyle(it).color !== text).length;
  });
  expect(colours).toBe(0);
});

test("paper shows the calendar in landscape, and nothing to press", async () => {
  await visit("/calendar/2031-03");
  await page.locator(".face a").first().waitFor();
  await page.emulateMedia({ media: "print" });
  for (const control of [button("Next month"), link("New conversation"), page.getByRole("searchbox")]) {
    expect(await control.isVisible()).toBe(false);
  }
  expect(await page.locator(".calendar").evaluate((it) => getComputedStyle(it).page)).toBe("calendar");
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!;
  expect(Number(width)).toBeGreaterThan(Number(height));
});

test("sockets to its own server are allowed, others are not", async () => {
  await visit("/");
  const blocked = (address: string) =>
    page.evaluate(async (to) => {
      const breach = new Promise((tell) => addEventListener("securitypolicyviolation", () => tell(true), { once: true }));
      const socket = new WebSocket(to);
      return Promise.race([breach, new Promise((tell) => (socket.onerror = () => setTimeout(() => tell(false), 100)))]);
    }, address);
  expect(await blocked(`${parley.url.replace("http", "ws")}/ws/chat/`)).toBe(false);
  expect(await blocked("ws://localhost:9/ws/chat/")).toBe(true);
  faults.length = 0;
});
