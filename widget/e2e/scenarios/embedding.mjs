/* SPDX-License-Identifier: Apache-2.0 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { somebody, world } from "../shared.mjs";
import { Visit } from "../visit.mjs";
import { assertSame, until } from "../widget.mjs";

const QUESTION = "How can I return something?";

const places = [
  { name: "a foreign origin, signed in", origin: world.shop.url, as: somebody() },
  { name: "a foreign origin, as a guest", origin: world.shop.url },
  { name: "Parley's own origin, signed in", origin: world.way.url, as: somebody() },
  { name: "Parley's own origin, as a guest", origin: world.way.url },
];

for (const { name, ...place } of places) {
  test(`on ${name}: an answer under the strictest policy, and the page stays as it was`, async (t) => {
    const visit = await Visit.begin(t, world, place);
    const reports = world.shop.reports.length;
    const widget = await visit.tab();
    const { page } = widget;
    await widget.launcher.waitFor();
    const before = await page.locator("main").boundingBox();
    assert.equal(await page.evaluate(() => window.shop.shift), 0);

    await widget.open();
    await widget.ask(QUESTION);
    const answer = widget.answers.last();
    assert.match(await answer.innerText(), /within 30 days/);
    assert.match(await answer.innerText(), /My orders/);
    assert.equal(await answer.locator("strong", { hasText: "My orders" }).count(), 1);
    assert.ok((await answer.getByText(QUESTION).count()) > 0, "no source");

    assert.deepEqual(await page.locator("main").boundingBox(), before);
    assert.deepEqual(await page.evaluate(() => window.shop.shifted), []);
    assert.deepEqual(await page.evaluate(() => window.shop.leaked()), []);
    assert.deepEqual(await page.evaluate(() => window.shop.violations), []);
    assert.equal(world.shop.reports.length, reports, world.shop.reports.join("\n"));
    assert.deepEqual(
      [...visit.origins].filter((origin) => origin !== visit.shop && origin !== world.way.url.replace(/^http/, "ws")),
      visit.shop === world.way.url ? [] : [world.way.url],
    );
  });
}

test("a vote, and that it is taken back, reach the server, and the page hears of them", async (t) => {
  const as = somebody();
  const visit = await Visit.begin(t, world, { as });
  const widget = await (await visit.tab()).open();
  const user = world.user(as);
  await widget.ask(QUESTION);
  const [said, answered] = await user.log();
  const events = () => widget.page.evaluate(() => window.shop.events);
  assert.deepEqual(await events(), [{ type: "message-sent", messageId: said?.client_message_id, text: QUESTION }]);

  await widget.answers.last().getByRole("button", { name: "Helpful", exact: true }).click();
  await until(async () => (await user.log())[1]?.feedback === "up");
  await until(async () => (await events()).length === 2, events);
  assert.deepEqual((await events())[1], { type: "feedback-submitted", messageId: answered?.id, value: "up" });

  await widget.answers.last().getByRole("button", { name: "Helpful", exact: true, pressed: true }).click();
  await until(async () => !(await user.log())[1]?.feedback, () => user.log());
  assert.deepEqual((await events())[2], { type: "feedback-submitted", messageId: answered?.id, value: null });
  assertSame(await widget.transcript(), await user.log());
});
