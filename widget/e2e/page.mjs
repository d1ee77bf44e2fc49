/* SPDX-License-Identifier: Apache-2.0 */
// Makes a change request through the page of a running Parley, as a person would:
//   node e2e/page.mjs http://127.0.0.1:8080 screenshot.png
import { launch, watch } from "./browser.mjs";

const [, , base, screenshot] = process.argv;
if (!base || !screenshot) {
  console.error("Usage: node e2e/page.mjs BASE_URL SCREENSHOT.png");
  process.exit(2);
}

const ANSWERS = [
  "I want to create a change request",
  "Restart payments",
  "Restart the payments service after the July patch",
  { choose: /high/i },
  "2031-03-01",
  "2031-03-02",
];

/**
 * @param {import("playwright-core").Page} page
 * @param {string} url
 */
async function talk(page, url) {
  const replies = page.locator('li[data-from="bot"]');
  await page.goto(url);
  await page.getByRole("group", { name: "Suggested replies" }).waitFor();
  for (const answer of ANSWERS) {
    const before = await replies.count();
    if (typeof answer === "string") {
      await page.getByLabel("Message", { exact: true }).fill(answer);
      await page.keyboard.press("Enter");
    } else {
      await page.getByRole("group", { name: "Suggested replies" }).getByRole("button", { name: answer.choose }).click();
    }
    const outcome = page.locator(`li[data-delivery="failed"], :nth-match(li[data-from="bot"], ${before + 1})`);
    await outcome.first().waitFor();
    const text = await outcome.first().innerText();
    if ((await replies.count()) === before) throw new Error(`Not sent: ${text}`);
    if ((await replies.last().getAttribute("data-kind")) === "failure") throw new Error(`Parley failed: ${text}`);
  }
  const card = page.getByRole("region", { name: /Change request CHG\d+/ });
  await card.waitFor();
  return (await card.innerText()).replace(/\s+/g, " ");
}

const browser = await launch().catch(fail);
const page = await browser.newPage({ viewport: { width: 900, height: 1000 } });
page.setDefaultTimeout(20_000);
const faults = watch(page, new URL(base).origin);
try {
  const card = await talk(page, base);
  if (faults.length > 0) throw new Error(`The page misbehaved:\n  ${faults.join("\n  ")}`);
  console.log(`The page made a change request: ${card}`);
} catch (error) {
  const said = await page.locator("main").innerText({ timeout: 1000 }).catch(() => "(no page)");
  console.error(`The page made no change request. ${error instanceof Error ? error.message : error}\n\nIt shows:\n${said}`);
  process.exitCode = 1;
} finally {
  await page.screenshot({ path: screenshot });
  await browser.close();
}

/**
 * @param {Error} error
 * @returns {never}
 */
function fail(error) {
  console.error(error.message);
  process.exit(1);
}
