/* SPDX-License-Identifier: Apache-2.0 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { somebody, world } from "../shared.mjs";
import { Visit } from "../visit.mjs";
import { assertSame, until } from "../widget.mjs";

/** @param {import("../way.mjs").FaultyWay} way @param {RegExp} path */
const count = ({ seen }, path) => seen.filter((request) => path.test(request.path)).length;

for (const streams of /** @type {const} */ (["pass", "refuse", "hold", "cut"])) {
  test(`where sockets are refused and event streams ${streams}, questions are answered all the same`, async (t) => {
    const as = somebody();
    const { way } = world;
    const visit = await Visit.begin(t, world, { as });
    t.after(() => way.heal());
    way.upgrades = false;
    way.streams = streams;
    way.seen.length = 0;
    const widget = await (await visit.tab()).open();
    await widget.ask("Where is my order?");
    await widget.ask("Can I pay with PayPal?");
    await until(async () => count(way, /\/events/) > 0);
    // what is held back looks like silence: it is long until that is given up
    if (streams === "refuse" || streams === "cut") await until(async () => count(way, /\/messages\/\?/) > 1, async () => way.seen);
    assertSame(await widget.transcript(), await world.user(as).log());
  });
}

test("a socket is killed, then sockets are refused, then streams: the conversation goes on", async (t) => {
  const as = somebody();
  const { way } = world;
  const visit = await Visit.begin(t, world, { as });
  t.after(() => way.heal());
  const widget = await (await visit.tab()).open();
  await widget.ask("Where is my order?");
  assert.equal(way.sockets.size, 1);
  way.upgrades = false;
  way.cut();
  await widget.ask("Can I pay with PayPal?");
  way.streams = "refuse";
  way.cut();
  await widget.ask("How can I return something?");
  assertSame(await widget.transcript(), await world.user(as).log());
});
