/* SPDX-License-Identifier: Apache-2.0 */
// The element as it is shipped, on a page with the strictest policy.
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildElement, bundle } from "../../tools/element.mjs";
import { closeBrowser, html, Site } from "./site.ts";

const site = new Site();

/** What runs on the page: `inline` scripts are not allowed there. */
const SCENE = `
  const before = new Set(Object.getOwnPropertyNames(window));
  const { heard, mount, said } = stage;
  const options = [{ label: "One", value: "1" }];
  const field = (name, type) => ({ name, type, label: name, required: true, options, maxLength: 0, search: true });
  const element = mount({ isOpen: true, isTyping: false, entries: [said("hi"), heard("**a** [b](https://x.example) | c |\\n- d", {
    answeredBy: "faq", sources: [{ title: "s", url: "https://x.example" }], values: { a: "b" },
    change: { number: "CHG1", summary: "s", state: "New", stateCode: "1", start: new Date(), evidence: [] },
    form: { fields: ["text", "long_text", "choice", "date_time", "number", "reference"].map((type) => field(type, type)) },
  })] });
  mount({ unread: 2 }, { theme: "dark", lang: "ar" });
  element.open();
  element.close();
  window.leaked = Object.getOwnPropertyNames(window).filter((name) => !before.has(name) && name !== "leaked");
`;

beforeAll(async () => {
  site.files["/scene"] = html('<script src="/stage.js"></script><script src="/scene.js" defer></script>');
  site.files["/embed"] = html('<parley-chat></parley-chat><script src="/parley-chat.js"></script>');
  site.files["/stage.js"] = (await bundle("test/element/stage.ts", "iife")).code;
  site.files["/scene.js"] = `{${SCENE}}`;
  for (const [name, { code }] of Object.entries(await buildElement())) site.files[`/${name}`] = code;
  await site.open();
});

afterAll(() => site.close());
afterAll(closeBrowser);

it("draws everything without a report, a stranger or a name left behind", async () => {
  const { page, faults } = await site.visit("/scene");
  await page.waitForFunction("window.leaked");
  expect(await page.evaluate("document.querySelector('test-chat').shadowRoot.querySelectorAll('form.card input').length")).toBeGreaterThan(4);
  expect(await page.evaluate("getComputedStyle(document.querySelector('test-chat').shadowRoot.querySelector('.launcher')).position")).toBe("fixed");
  expect(await page.evaluate("window.leaked")).toEqual([]);
  expect(faults).toEqual([]);
  expect(site.reports).toBe(0);
});

it("is shipped as a file that does the same, and asks for nothing before it is opened", async () => {
  const { page, faults } = await site.visit("/embed");
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const names = "Object.getOwnPropertyNames(window)";
  const bare = await (await site.visit("/nothing")).page.evaluate<string[]>(names);
  const left = (await page.evaluate<string[]>(names)).filter((name) => !bare.includes(name));
  expect(left).toEqual([]);
  expect(await page.getByRole("button", { name: "Open chat" }).count()).toBe(1);
  expect(requests).toEqual([]);
  await page.getByRole("button", { name: "Open chat" }).click();
  await page.waitForFunction("document.querySelector('parley-chat').shadowRoot.activeElement?.id === 'message'");
  await expect.poll(() => requests.some((url) => url.startsWith(`${site.origin}/api/`))).toBe(true);
  expect(requests.filter((url) => url.includes("parley-chat"))).toEqual([expect.stringContaining("/parley-chat-panel.js?")]);
  expect((await page.evaluate<string[]>(names)).filter((name) => !bare.includes(name))).toEqual([]);
  expect(faults.filter((fault) => !fault.includes("404"))).toEqual([]);
  expect(site.reports).toBe(0);
});

it("would be reported if it wrote markup", async () => {
  const { page, faults } = await site.visit("/embed");
  await page.evaluate("void (async () => { document.body.innerHTML = '<b>x</b>' })().catch(() => {})");
  await expect.poll(() => faults.join()).toContain("TrustedHTML");
  await expect.poll(() => site.reports).toBeGreaterThan(0);
});
