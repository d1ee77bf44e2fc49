/* SPDX-License-Identifier: Apache-2.0 */
// Takes the pictures of docs/images/widget, of a Parley of its own at a time of its own:
//   npm run screenshots                 after runtime/parley build
//   npm run screenshots -- DIRECTORY    to put them elsewhere
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Assistant } from "./assistant.mjs";
import { PATIENCE, Widget } from "./widget.mjs";
import { World } from "./world.mjs";

const NOW = "2031-02-26T09:30:00Z";
const LOOKS = /** @type {const} */ ({
  light: { colorScheme: "light", locale: "en-GB" },
  dark: { colorScheme: "dark", locale: "en-GB" },
  rtl: { colorScheme: "light", locale: "ar" },
});
/** Two of them want the same database at the same time. */
const CHANGES = [
  "normal change for payments-db on 4 March 2031 22:00 to 5 March 2031 00:30, upgrade PostgreSQL to 17.4, high priority, backout is the snapshot",
  "emergency change for payments-db on 4 March 2031 23:00 to 23:30, rotate the certificate, critical priority, backout is the old certificate",
  "normal change for checkout on 12 March 2031 06:00 to 07:00, new tax table, medium priority, backout is the table of before",
  "normal change for payments-api on 20 March 2031 21:00 to 22 March 2031 02:00, move to the new cluster, high priority, backout is the old cluster",
];

const directory = process.argv[2] ?? fileURLToPath(new URL("../../docs/images/widget", import.meta.url));
await mkdir(directory, { recursive: true });
const world = await World.open(1, ["--test-clock"]);
try {
  await setClock(NOW);
  for (const [look, options] of Object.entries(LOOKS)) await takeAll(look, options);
} finally {
  await world.close();
}

/** @param {string} look @param {import("playwright-core").BrowserContextOptions} options */
async function takeAll(look, options) {
  const context = await world.browser.newContext({ ...options, timezoneId: "UTC", reducedMotion: "reduce" });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  const take = async (/** @type {string} */ what, /** @type {[number, number]} */ [width, height], prepare = async () => {}) => {
    await page.setViewportSize({ width, height });
    await prepare();
    await page.screenshot({ path: join(directory, `${what}-${look}.png`) });
  };

  await page.goto(`${world.way.url}/shop/one${look === "rtl" ? "?lang=ar" : ""}`);
  const widget = new Widget(page);
  await widget.element.getByRole("button").first().waitFor();
  await take("launcher", [400, 260]);
  await take("panel", [760, 660], async () => {
    await widget.element.getByRole("button").first().click();
    await widget.ask("How can I return something?");
    await widget.answers.last().locator("button[aria-pressed]").first().click();
  });

  await page.goto(world.way.url);
  const { form } = new Assistant(page);
  await widget.composer.waitFor();
  await take("form", [1000, 700], async () => {
    await widget.ask("create a change for acme/pay#41");
    await widget.ask("2");
    await form.waitFor();
  });
  await take("change-card", [1000, 700], async () => {
    for (const answer of ["2 March 2031 22:00", "2 March 2031 23:00", "yes"]) await widget.ask(answer);
    await widget.element.getByRole("region", { name: /CHG\d+/ }).waitFor();
  });
  for (const change of CHANGES) await make(page, change);
  await page.goto(`${world.way.url}/calendar/2031-03`);
  await take("calendar", [1100, 960], () => page.locator("main a", { hasText: /CHG/ }).first().waitFor());
  await context.close();
}

/** @param {import("playwright-core").Page} page @param {string} wish */
function make(page, wish) {
  return page.evaluate(async (said) => {
    let conversation = /** @type {string | null} */ (null);
    let message = said;
    for (let turns = 0; turns < 8; turns++) {
      const body = JSON.stringify({ conversation_id: conversation, message, time_zone: "UTC", language: "en" });
      const answer = await fetch("/api/chat/message/", { method: "POST", headers: { "Content-Type": "application/json" }, body });
      /** @type {{ conversation_id: string, kind: string, is_complete: boolean, bot_message: string }} */
      const reply = await answer.json();
      if (reply.is_complete) return;
      conversation = reply.conversation_id;
      message = reply.kind === "confirm" ? "yes" : "It has to be then, the vendor is here only that day.";
    }
    throw new Error(`Parley does not make the change: ${said}`);
  }, wish);
}

/** @param {string} now */
async function setClock(now) {
  const answer = await fetch(`${world.parley.url}/test/clock`, { method: "PUT", body: JSON.stringify({ now }) });
  if (!answer.ok) throw new Error(`The clock cannot be set: ${answer.status}`);
}
