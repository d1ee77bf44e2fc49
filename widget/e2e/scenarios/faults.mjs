/* SPDX-License-Identifier: Apache-2.0 */
// E2E_SEED=1234 repeats a run, E2E_SCHEDULES=20 makes it shorter.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as after } from "node:timers/promises";
import { schedule } from "../schedule.mjs";
import { LANES, somebody, world } from "../shared.mjs";
import { Visit } from "../visit.mjs";
import { assertSame, PATIENCE } from "../widget.mjs";

const SEED = Number(process.env["E2E_SEED"] ?? Math.floor(Math.random() * 1e6));
const SCHEDULES = Number(process.env["E2E_SCHEDULES"] ?? 200);

const MINUTE = 60_000;
/** Of requests a minute, all together, while nothing works. */
const BUDGET = 60;

/** @typedef {import("../world.mjs").Lane} Lane */

const free = [...world.lanes];

describe(`faults, seed ${SEED}`, { concurrency: LANES }, () => {
  inLane("while everything is gone the banner says so, few requests are made, and what was typed goes when it is back", outage);
  inLane("a server that answers everything with an error is not asked again and again", sickness);
  for (let i = 0; i < SCHEDULES; i++) {
    const name = `faults ${SEED}+${i}: what is shown is what the server has, message by message`;
    inLane(name, (t, lane) => play(t, lane, schedule(SEED + i)));
  }
});

/** @param {string} name @param {(t: import("node:test").TestContext, lane: Lane) => Promise<void>} played */
function inLane(name, played) {
  test(name, async (t) => {
    const lane = /** @type {Lane} */ (free.pop());
    try {
      await played(t, lane);
    } finally {
      lane.way.heal();
      free.push(lane);
    }
  });
}

/** @param {import("node:test").TestContext} t @param {Lane} lane */
async function outage(t, lane) {
  const { way } = lane;
  const as = somebody();
  const visit = await Visit.begin(t, world, { as, lane });
  const widget = await (await visit.tab()).open();
  await widget.ask("Where is my order?");
  const before = way.connections;
  way.down();
  await widget.banner.waitFor();
  await widget.say("Can I pay with PayPal?");
  await after(MINUTE);
  const tries = way.connections - before;
  t.diagnostic(`${tries} tries to connect in a minute`);
  assert.ok(tries <= BUDGET, `${tries} tries to connect in a minute`);
  assert.ok(await widget.banner.isVisible());
  way.up();
  await widget.settled();
  await widget.banner.waitFor({ state: "hidden" });
  assertSame(await widget.transcript(), await world.user(as).log());
}

/** @param {import("node:test").TestContext} t @param {Lane} lane */
async function sickness(t, lane) {
  const { way } = lane;
  const visit = await Visit.begin(t, world, { as: somebody(), lane, origin: way.url });
  const widget = await (await visit.tab()).open();
  await widget.ask("Where is my order?");
  way.status = 500;
  way.cut();
  way.seen.length = 0;
  await widget.say("Can I pay with PayPal?");
  await after(MINUTE);
  t.diagnostic(`${way.seen.length} requests in a minute`);
  assert.ok(way.seen.length <= BUDGET, `${way.seen.length} requests in a minute`);
}

/** @param {import("node:test").TestContext} t @param {Lane} lane @param {ReturnType<typeof schedule>} history */
async function play(t, lane, { transport, steps }) {
  const as = somebody("carol");
  const visit = await Visit.begin(t, world, { as, lane, attributes: { transport } });
  let widget = await (await visit.tab()).open();
  const said = /** @type {string[]} */ ([]);
  try {
    for (const step of steps) widget = await take(step, widget, visit, lane.way, said);
    lane.way.heal();
    const log = await caughtUp(widget, world.user(as), said);
    for (const page of visit.context.pages()) if (page !== widget.page) await page.close();
    assertSame(await widget.transcript(), log);
  } catch (error) {
    throw new Error(`${transport}: ${JSON.stringify(steps)}`, { cause: error });
  }
}

/**
 * @param {import("../schedule.mjs").Step} step
 * @param {import("../widget.mjs").Widget} widget
 * @param {Visit} visit
 * @param {import("../way.mjs").FaultyWay} way
 * @param {string[]} said is added to
 */
async function take(step, widget, visit, way, said) {
  switch (step.do) {
    case "say":
      if (step.fate) way.next(step.fate);
      await widget.say(step.text);
      said.push(step.text);
      if (step.waits) await widget.settled();
      return widget;
    case "cut":
      way.cut();
      return widget;
    case "down":
      way.down();
      after(step.ms).then(() => way.up());
      return widget;
    case "reload":
      await widget.page.reload();
      return widget.open();
    case "tab":
      return (await visit.tab("/shop/two")).open();
    case "leave":
      await widget.page.goto(`${visit.shop}/shop/two?${visit.attributes}`);
      return widget.open();
    case "refuse sockets":
      way.upgrades = false;
      way.cut();
      return widget;
    case "allow sockets":
      way.upgrades = true;
      return widget;
    case "streams":
      way.streams = step.are;
      way.cut();
      return widget;
  }
}

/**
 * Waits until everything said is stored once, in its order, and answered, and the page knows. What the widget has given
 * up, and says so, is tried again by its button.
 *
 * @param {import("../widget.mjs").Widget} widget
 * @param {import("../user.mjs").User} user
 * @param {string[]} said
 */
async function caughtUp(widget, user, said) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const retry = widget.element.getByRole("button", { name: "Retry" });
    if ((await retry.count()) > 0) await retry.first().click();
    const shown = await widget.transcript();
    const isWhole = shown.length >= 2 * said.length && shown.every(({ delivery }) => delivery === "sent");
    if (isWhole || Date.now() > end) {
      const log = await user.log();
      const stored = log.flatMap(({ sender, text }) => (sender === "bot" ? [] : [text]));
      assert.deepEqual(stored, said, `stored is ${JSON.stringify(stored)}, not what was said; shown is ${JSON.stringify(shown)}`);
      assert.equal(log.length, 2 * said.length, "not everything is answered once");
      return log;
    }
    await after(50);
  }
}
