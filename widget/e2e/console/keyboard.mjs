/* SPDX-License-Identifier: Apache-2.0 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { BUNDLE, office } from "./office.mjs";

const LONGEST_WAY = 300;

/**
 * Goes on with the tabulator until something has the focus; past the menu, as the page offers it.
 *
 * @param {import("playwright-core").Page} page
 * @param {import("playwright-core").Locator} wanted
 */
async function reach(page, wanted) {
  if (await page.evaluate(() => document.activeElement === document.body)) {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "content");
  }
  for (let i = 0; i < LONGEST_WAY; i++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The tabulator does not lead to ${wanted}`);
}

/** @param {import("playwright-core").Page} page @param {string} label @param {string} text */
async function type(page, label, text) {
  await reach(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

/** @param {import("playwright-core").Page} page @param {string | RegExp} name */
async function press(page, name) {
  await reach(page, page.getByRole("button", { name }));
  await page.keyboard.press("Enter");
}

/** Chooses a file in the dialog that the keyboard opens. @param {import("playwright-core").Page} page @param {string} label @param {string | { name: string, mimeType: string, buffer: Buffer }} file */
async function choose(page, label, file) {
  const chooser = page.waitForEvent("filechooser"); // before the keys, as the browser needs a moment to tell of it
  await reach(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(file);
}

test("a bundle is deployed, looked at and removed by keyboard alone", async (t) => {
  const { page, complaints } = await office.admin(t);
  await choose(page, "Jar", BUNDLE);
  await press(page, "Deploy");
  await page.getByText("is active.").waitFor();
  await page.getByRole("heading", { name: "Its trial" }).waitFor();
  await press(page, /^Remove/);
  await page.getByRole("heading", { name: "Are you sure?" }).waitFor();
  await press(page, /^Remove/);
  await page.getByText("is removed.").waitFor();
  assert.deepEqual(complaints, []);
});

test("what is no bundle is refused with a sentence", async (t) => {
  const { page } = await office.admin(t);
  await choose(page, "Jar", { name: "no.jar", mimeType: "application/java-archive", buffer: Buffer.from("no jar") });
  await press(page, "Deploy");
  const problem = page.locator(".problem");
  await problem.waitFor();
  assert.match(await problem.innerText(), /\w+ \w+.*\./);
});

test("a connector is tested by keyboard alone", async (t) => {
  const { page, complaints } = await office.admin(t);
  await page.goto(office.page("connectors"));
  await press(page, /^Test ServiceNow/);
  await page.getByText(/ServiceNow: .*\(\d+ ms\)/).waitFor();
  assert.deepEqual(complaints, []);
});

test("an account is made by keyboard alone, its password is shown once, and it signs in", async (t) => {
  const { page, complaints } = await office.admin(t);
  await page.goto(office.page("users"));
  await type(page, "Name", "grace");
  await type(page, "Roles", "admin");
  await press(page, "Make the account");
  const password = await page.locator("#password").innerText();
  assert.ok(password.length >= 12, "a password that nobody guesses");
  await page.goto(office.page("users"));
  assert.ok(!(await page.content()).includes(password));
  await page.goto(office.page("audit"));
  assert.ok(!(await page.content()).includes(password));
  assert.match(await page.getByRole("table").innerText(), /create account\s+grace/);
  await office.admin(t, { name: "grace", password });
  assert.deepEqual(complaints, []);
});

test("the last admin stays one", async (t) => {
  const { page } = await office.admin(t);
  await page.goto(office.page("users"));
  await page.getByRole("link", { name: "grace" }).click();
  await press(page, /^Let grace not sign in/);
  await page.getByText("may not sign in any more").waitFor();
  await page.goto(office.page("users"));
  await page.getByRole("link", { name: "admin", exact: true }).click();
  await press(page, /^Let admin not sign in/);
  await page.getByRole("alert").waitFor();
});

test("an FAQ is written by keyboard alone, and found", async (t) => {
  const { page, complaints } = await office.admin(t);
  await page.goto(office.page("faqs"));
  await reach(page, page.getByRole("link", { name: "New FAQ" }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "New FAQ" }).waitFor();
  await type(page, "Question", "Where can I park my zeppelin?");
  await type(page, "Answer", "On the roof.");
  await press(page, "Save");
  await page.getByText("is saved, and found from now on.").waitFor();
  await type(page, "Ask as a customer would", "Where can I park my zeppelin?");
  await press(page, "Search");
  await page.getByRole("row", { name: /Where can I park my zeppelin\? 100 % yes/ }).waitFor();
  assert.deepEqual(complaints, []);
});
