/* SPDX-License-Identifier: Apache-2.0 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { barriers } from "../barriers.mjs";
import { SECRETS, office } from "./office.mjs";

const PAGES = [
  "audit",
  "bundles",
  "connectors",
  "conversations",
  "dashboard",
  "documents",
  "faqs",
  "feedback",
  "intents",
  "settings",
  "try",
  "users",
];

/** @param {import("playwright-core").Page} page */
const labels = (page) =>
  page
    .getByRole("navigation", { name: "Parley" })
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).href));

/** How many pixels are beyond the screen. @param {import("playwright-core").Page} page */
const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test("every page is in the menu, opens without complaint, and has no barriers and no secrets", async (t) => {
  const { page, complaints } = await office.admin(t);
  const menu = await labels(page);
  for (const name of PAGES) assert.ok(menu.includes(office.page(name)), `${name} is not in the menu`);
  for (const address of menu) {
    const answer = await page.goto(address);
    assert.equal(answer?.status(), 200, address);
    assert.deepEqual(await barriers(page), [], address);
    const content = await page.content();
    for (const secret of SECRETS) assert.ok(!content.includes(secret), `${address} tells a secret`);
    assert.equal(answer?.headers()["cache-control"], "no-store", address);
  }
  assert.deepEqual(complaints, []);
});

test("every page fits a screen of 320 pixels, dark, without barriers", async (t) => {
  const options = /** @type {const} */ ({ viewport: { width: 320, height: 640 }, colorScheme: "dark" });
  const { page, complaints } = await office.admin(t, { options });
  for (const address of await labels(page)) {
    await page.goto(address);
    assert.equal(await tooWide(page), 0, `${address} is too wide`);
    assert.deepEqual(await barriers(page), [], address);
  }
  assert.deepEqual(complaints, []);
});

test("what does not exist is said in a sentence", async (t) => {
  const { page } = await office.admin(t);
  for (const [name, query] of [
    ["bundles", "bundle=no.such.bundle"],
    ["users", "user=nobody"],
    ["faqs", "faq=999999"],
    ["audit", "cursor=nonsense"],
    ["feedback", "cursor=nonsense"],
  ]) {
    const answer = await page.goto(`${office.page(/** @type {string} */ (name))}?${query}`);
    assert.ok([400, 404].includes(answer?.status() ?? 0), `${name}: ${answer?.status()}`);
    await page.getByRole("alert").waitFor();
  }
});

test("nobody but admins sees a page", async () => {
  for (const name of PAGES) {
    const answer = await fetch(office.page(name), { redirect: "manual" });
    assert.equal(answer.status, 401, name);
  }
});
