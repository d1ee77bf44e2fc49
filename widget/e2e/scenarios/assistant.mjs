/* SPDX-License-Identifier: Apache-2.0 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Assistant } from "../assistant.mjs";
import { world } from "../shared.mjs";
import { Visit } from "../visit.mjs";
import { until } from "../widget.mjs";

/** In the zone of the browser, which is not the server's. */
const BROWSER = { timezoneId: "Asia/Kathmandu" };
const START = { local: "2031-03-01T22:00", instant: "2031-03-01T16:15:00Z" };
const END = { local: "2031-03-01T23:30", instant: "2031-03-01T17:45:00Z" };

test("a change is made with forms and quick replies, its card follows it, and it is where changes are", async (t) => {
  const visit = await Visit.begin(t, world, { origin: world.way.url, browser: BROWSER });
  const assistant = await Assistant.open(visit);
  const { page, widget } = assistant;
  await widget.ask("create a change for acme/pay#41");
  await widget.element.getByRole("group", { name: "Suggested replies" }).getByRole("button", { name: "2 High" }).click();
  await widget.answered(2);
  await assistant.fill(START.local, END.local);
  await widget.answered(3);
  await widget.element.getByRole("button", { name: "Yes" }).click();
  await widget.answered(4);

  const card = widget.element.getByRole("region", { name: /Change request CHG\d+/ }).first();
  const number = /CHG\d+/.exec((await card.getAttribute("aria-label")) ?? "")?.[0] ?? "";
  assert.match(await card.innerText(), /New/);
  assert.match(await card.innerText(), /22:00.*23:30/s);
  assert.match(await card.innerText(), /acme\/pay#41/);
  assert.ok(await card.getByRole("link", { name: number }).getAttribute("href"));
  const change = await assistant.get(`/api/change-requests/by_servicenow_number/?number=${number}`);
  assert.equal(Date.parse(change.planned_start_date), Date.parse(START.instant));
  assert.equal(Date.parse(change.planned_end_date), Date.parse(END.instant));

  await world.serviceNow.assess(number);
  await card.getByText("Assess").waitFor();
  await widget.entries.getByText(/is in state Assess now/).waitFor();

  await until(async () => /\/c\/[0-9a-f-]{36}$/.test(page.url()), async () => page.url());
  const other = await visit.context.newPage();
  await other.goto(page.url());
  await other.locator("parley-chat").getByRole("region", { name: `Change request ${number}` }).first().waitFor();

  await page.getByRole("link", { name: "My changes" }).click();
  const row = page.getByRole("row", { name: new RegExp(number) });
  assert.match(await row.innerText(), /Assess/);
  await row.getByRole("link", { name: number }).click();
  await page.getByRole("heading", { name: new RegExp(number) }).waitFor();
  await page.goto(`${world.way.url}/calendar/2031-03`);
  await page.locator("main a", { hasText: number }).first().waitFor();
});

test("what a form cannot take is told beside its field, and the user may type instead", async (t) => {
  const visit = await Visit.begin(t, world, { origin: world.way.url, browser: BROWSER });
  const assistant = await Assistant.open(visit);
  const { widget } = assistant;
  await widget.ask("I want to create a change request");
  await assistant.form.getByRole("button", { name: "Send" }).click();
  const summary = assistant.form.getByRole("textbox").first();
  assert.equal(await summary.getAttribute("aria-invalid"), "true");
  assert.ok(await summary.evaluate((field) => field.matches(":focus")), "focus is not where something is wrong");
  await widget.ask("Restart payments");
  await widget.ask("Restart the payments service after the July patch");
  await widget.ask("high");
  await widget.ask("1 March 2031 22:00");
  await widget.ask("two hours earlier");
  await widget.element.getByText(/before|after|earlier|later/i).last().waitFor();
  await widget.ask("two hours later");
});
