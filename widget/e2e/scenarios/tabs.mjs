/* SPDX-License-Identifier: Apache-2.0 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { somebody, world } from "../shared.mjs";
import { Visit } from "../visit.mjs";
import { assertSame, until } from "../widget.mjs";

test("two tabs have one connection and show the same, and the other goes on when the one that has it is closed", async (t) => {
  const as = somebody();
  const visit = await Visit.begin(t, world, { as });
  const user = world.user(as);
  const { sockets } = world.way;
  await until(async () => sockets.size === 0);
  const one = await (await visit.tab()).open();
  await one.ask("Where is my order?");
  const two = await (await visit.tab("/shop/two")).open();
  await until(async () => (await two.transcript()).length === 2, () => two.transcript());
  await two.ask("Can I pay with PayPal?");
  await until(async () => (await one.transcript()).length === 4, () => one.transcript());
  assert.equal(sockets.size, 1);
  for (const tab of [one, two]) assertSame(await tab.transcript(), await user.log());

  await one.page.close();
  await two.ask("How can I return something?");
  assert.equal(sockets.size, 1);
  assertSame(await two.transcript(), await user.log());
});

test("open or not, the draft and the conversation go along from page to page", async (t) => {
  const as = somebody();
  const visit = await Visit.begin(t, world, { as });
  const widget = await (await visit.tab()).open();
  await widget.ask("Where is my order?");
  await widget.composer.fill("It was a dish");
  await widget.page.getByRole("link", { name: "Two" }).click();
  await widget.page.waitForURL("**/shop/two?*");
  await widget.composer.waitFor();
  assert.equal(await widget.composer.inputValue(), "It was a dish");
  await until(async () => (await widget.transcript()).length === 2, () => widget.transcript());
  await widget.ask("It was a dishwasher");

  await widget.composer.press("Escape");
  await widget.launcher.waitFor();
  assert.ok(await widget.launcher.evaluate((launcher) => launcher.matches(":focus")), "focus is not on the launcher");
  await widget.page.getByRole("link", { name: "One" }).click();
  await widget.page.waitForURL("**/shop/one?*");
  await widget.launcher.waitFor();
  assert.ok(await widget.composer.isHidden());
  await widget.launcher.click();
  assert.ok(await widget.composer.evaluate((composer) => composer.matches(":focus")), "focus is not in the composer");
  await until(async () => (await widget.transcript()).length === 4, () => widget.transcript());
  assertSame(await widget.transcript(), await world.user(as).log());
});

test("what is answered while the panel is closed is counted on the launcher", async (t) => {
  const as = somebody();
  const visit = await Visit.begin(t, world, { as });
  const widget = await (await visit.tab()).open();
  await widget.ask("Where is my order?");
  world.way.next({ kind: "late", ms: 1000 });
  await widget.say("Can I pay with PayPal?");
  await widget.composer.press("Escape");
  await widget.page.getByRole("button", { name: /1 unread/ }).click();
  await widget.settled();
  await widget.composer.press("Escape");
  await widget.page.getByRole("button", { name: "Open chat", exact: true }).waitFor();
});
