/* SPDX-License-Identifier: Apache-2.0 */
import { test } from "node:test";
import { somebody, world } from "../shared.mjs";
import { Visit } from "../visit.mjs";
import { assertSame } from "../widget.mjs";

/** @type {import("../way.mjs").Fate[]} */
const FATES = [{ kind: "lost" }, { kind: "unanswered" }, { kind: "acknowledged" }, { kind: "half" }, { kind: "late", ms: 1500 }];

for (const transport of ["websocket", "sse", "polling"]) {
  test(`over ${transport}: whatever becomes of a message on its way, it is there once, and so is its answer`, async (t) => {
    const as = somebody();
    const visit = await Visit.begin(t, world, { as, attributes: { transport } });
    t.after(() => world.way.heal());
    const widget = await (await visit.tab()).open();
    for (const fate of FATES) {
      world.way.next(fate);
      await widget.ask(`Can I pay with PayPal when it is ${fate.kind}?`);
      assertSame(await widget.transcript(), await world.user(as).log());
    }
  });
}

test("the server is killed between a message and its answer, and started again", async (t) => {
  const as = somebody();
  const visit = await Visit.begin(t, world, { as });
  const widget = await (await visit.tab()).open();
  await widget.ask("Where is my order?");
  await widget.say("How long does delivery take?");
  await world.parley.kill();
  await widget.banner.waitFor();
  await widget.say("Can I cancel my order?");
  await world.parley.start();
  await widget.settled(90_000);
  await widget.banner.waitFor({ state: "hidden" });
  assertSame(await widget.transcript(), await world.user(as).log());
});
