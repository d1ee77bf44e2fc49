/* SPDX-License-Identifier: Apache-2.0 */
// A browser before the page, for each test a fresh one of both; importing it is enough.
import { rm } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium as launcher, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { ARGUMENTS, chromium } from "../../tools/chromium.mjs";
import { buildPage } from "./build.ts";
import { FakeParley } from "./parley.ts";
import { fill, NOW } from "./sample.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const NARROW = { viewport: { width: 320, height: 640 } };

let dist: string;
let browser: Browser;
export let parley: FakeParley;
export let page: Page;
export let faults: string[];

beforeAll(async () => {
  dist = await buildPage();
  browser = await launcher.launch({ executablePath: chromium(), args: ARGUMENTS });
});

afterAll(async () => {
  await browser?.close();
  if (dist) await rm(dist, { recursive: true });
});

beforeEach(async () => {
  parley = await FakeParley.start(dist);
  fill(parley);
});

afterEach(async () => {
  await page.context().close();
  await parley.stop();
  expect(faults).toEqual([]);
});

/** As somebody in Athens, whose clock stands still; console errors (breaches of the CSP are some) and exceptions are faults. */
export async function visit(path: string, look: BrowserContextOptions = {}): Promise<void> {
  const context = { viewport: { width: 1280, height: 860 }, locale: "en-GB", timezoneId: "Europe/Athens", ...look };
  page = await (await browser.newContext(context)).newPage();
  page.setDefaultTimeout(10_000);
  faults = [];
  page.on("console", (message) => {
    // the browser itself reports requests that are refused
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(parley.url)) faults.push(`request elsewhere: ${request.url()}`);
  });
  await page.clock.setFixedTime(NOW);
  await page.goto(parley.url + path);
  await page.getByRole("main").waitFor();
}

export const path = () => page.evaluate(() => location.pathname + location.search);
export const composer = () => page.getByRole("textbox", { name: "Message" });
export const link = (name: string | RegExp) => page.getByRole("link", { name, exact: true });
export const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
export const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name });
export const talks = () => page.getByRole("region", { name: "Conversations" }).getByRole("listitem");
export const rows = () => page.getByRole("table", { name: "My changes" }).getByRole("row");
export const numbers = () => page.getByRole("rowheader").allInnerTexts();
export const cell = (name: string | RegExp) => page.getByRole("gridcell", { name });
export const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
export const asked = (start: string) => parley.asked.filter((call) => call.startsWith(`GET ${start}`));

export async function violations(): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  await page.evaluate(AXE);
  const found = await page.evaluate(() =>
    (window as unknown as { axe: typeof import("axe-core") }).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      rules: { "target-size": { enabled: true } },
    }),
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(", ")}`);
}
