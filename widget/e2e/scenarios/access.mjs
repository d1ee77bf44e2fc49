/* SPDX-License-Identifier: Apache-2.0 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Assistant } from "../assistant.mjs";
import { barriers } from "../barriers.mjs";
import { somebody, world } from "../shared.mjs";
import { Visit } from "../visit.mjs";

/** @type {Record<string, import("playwright-core").BrowserContextOptions & { lang?: string }>} */
const looks = {
  light: {},
  dark: { colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
  "320 px wide": { viewport: { width: 320, height: 568 } },
  "right to left": { lang: "ar", locale: "ar" },
};

for (const [look, { lang = "en", ...browser }] of Object.entries(looks)) {
  test(`the widget has no barriers, ${look}`, async (t) => {
    const visit = await Visit.begin(t, world, { as: somebody(), origin: world.way.url, attributes: { lang }, browser });
    const widget = await visit.tab();
    const { page, element } = widget;
    const found = /** @type {Record<string, string[]>} */ ({});
    const look = async (/** @type {string} */ what) => {
      found[what] = await barriers(page);
      found[`${what}, too wide`] = await tooWide(page);
    };
    await element.getByRole("button").first().waitFor();
    await look("closed");
    await element.getByRole("button").first().click();
    const composer = element.locator("textarea");
    await composer.waitFor();
    await look("open");
    await composer.fill("How can I return something?");
    await composer.press("Enter");
    await widget.answers.last().waitFor();
    await look("answered");
    world.way.down();
    t.after(() => world.way.heal());
    await composer.fill("Where is my order?");
    await composer.press("Enter");
    await element.locator("[part~=banner]").waitFor();
    await look("offline");
    world.way.up();
    await widget.answered(2);
    await element.locator("header button").first().click();
    await look("list of conversations");
    for (const [where, barriers] of Object.entries(found)) assert.deepEqual(barriers, [], where);
  });

  test(`the assistant's page has no barriers, ${look}`, async (t) => {
    const visit = await Visit.begin(t, world, { origin: world.way.url, browser: { locale: lang, ...browser } });
    const { page, widget, form } = await Assistant.open(visit);
    const found = /** @type {Record<string, string[]>} */ ({});
    const look = async (/** @type {string} */ what) => {
      found[what] = await barriers(page);
      found[`${what}, too wide`] = await tooWide(page);
    };
    await look("new");
    await widget.say("I want to create a change request");
    await form.waitFor();
    await look("form");
    await form.locator("[type=submit]").click();
    await form.locator("[aria-invalid=true]").first().waitFor();
    await look("error");
    for (const path of ["/changes", "/calendar", "/changes/CHG0000000"]) {
      await page.goto(world.way.url + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      await look(path);
    }
    for (const [where, barriers] of Object.entries(found)) assert.deepEqual(barriers, [], where);
  });
}

test("nothing moves for those who want it so", async (t) => {
  const visit = await Visit.begin(t, world, { as: somebody(), browser: { reducedMotion: "reduce" } });
  const widget = await (await visit.tab()).open();
  world.way.next({ kind: "late", ms: 1000 });
  t.after(() => world.way.heal());
  await widget.say("Where is my order?");
  const moving = () => widget.page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length);
  assert.equal(await moving(), 0);
  await widget.settled();
  assert.equal(await moving(), 0);
});

test("everything can be done with the keyboard alone", async (t) => {
  const as = somebody();
  const visit = await Visit.begin(t, world, { as });
  const widget = await visit.tab();
  const { page } = widget;
  await widget.launcher.waitFor();
  await reach(page, /^Open chat/);
  await page.keyboard.press("Enter");
  await widget.composer.waitFor(); // the panel comes when it is wanted
  await reach(page, /^Message$/, 1);
  await page.keyboard.type("How can I return something?");
  await page.keyboard.press("Enter");
  await widget.settled();
  await reach(page, /^Helpful$/, 40, "Shift+Tab");
  await page.keyboard.press("Enter");
  await widget.element.getByRole("button", { name: "Helpful", exact: true, pressed: true }).waitFor();
  await page.keyboard.press("Escape");
  await reach(page, /^Open chat/, 1);
});

/** Goes from control to control until the focus is on the one of this name. @param {import("playwright-core").Page} page @param {RegExp} name */
async function reach(page, name, most = 20, key = "Tab") {
  const passed = [];
  for (let steps = 0; steps < most; steps++) {
    const here = await page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.getAttribute("aria-label") ?? /** @type {HTMLInputElement} */ (at)?.labels?.[0]?.textContent ?? at?.textContent ?? "";
    });
    if (name.test(here.trim())) return;
    passed.push(here.trim().slice(0, 40));
    await page.keyboard.press(key);
  }
  assert.fail(`The focus does not come to ${name}, but to ${passed.join(" | ")}`);
}

/** What makes the page scroll sideways. @param {import("playwright-core").Page} page @returns {Promise<string[]>} */
function tooWide(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${scrollWidth} px of ${clientWidth}`] : [];
  });
}
