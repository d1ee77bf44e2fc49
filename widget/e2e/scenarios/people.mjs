/* SPDX-License-Identifier: Apache-2.0 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { somebody, world } from "../shared.mjs";
import { Visit } from "../visit.mjs";
import { assertSame } from "../widget.mjs";

const SECRET = "the diamond ring for Zelda";
const DRAFT = "and the rubies";

/**
 * Writes down every text that any page of a visit shows, in the widget too, from the moment it is there.
 *
 * @param {Visit} visit
 */
async function witness(visit) {
  /** @type {string[]} */
  const shown = [];
  await visit.context.exposeBinding("seen", (_, text) => shown.push(text));
  await visit.context.addInitScript(() => {
    const seen = /** @type {(text: string) => void} */ (/** @type {any} */ (window).seen);
    const look = () => {
      const fields = (/** @type {ParentNode} */ root) => [...root.querySelectorAll("input, textarea")];
      for (const { shadowRoot } of document.querySelectorAll("parley-chat")) {
        if (!shadowRoot) continue;
        seen(shadowRoot.textContent ?? "");
        for (const field of fields(shadowRoot)) seen(/** @type {HTMLInputElement} */ (field).value);
      }
    };
    const observer = new MutationObserver(look);
    const all = { subtree: true, childList: true, characterData: true, attributes: true };
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      observer.observe(root, all);
      return root;
    };
  });
  return shown;
}

/** @param {string[]} shown */
function assertUnseen(shown) {
  assert.ok(shown.some((text) => text.length > 0), "the witness saw nothing");
  assert.deepEqual(shown.filter((text) => text.includes(SECRET) || text.includes(DRAFT)), []);
}

const ways = {
  "logs out, and somebody else logs in": async (/** @type {import("../widget.mjs").Widget} */ { page }, /** @type {string} */ as) => {
    await page.goto(new URL(`/shop/sign-in?as=${as}`, page.url()).href);
  },
  "becomes somebody else without leaving the page": async (/** @type {import("../widget.mjs").Widget} */ { page, element }, /** @type {string} */ as) => {
    await page.context().addCookies([{ name: "shop_user", value: as, url: new URL("/shop/", page.url()).href }]);
    await element.evaluate((chat, name) => chat.setAttribute("customer-id", name), as);
  },
};

for (const [name, change] of Object.entries(ways)) {
  test(`somebody ${name}: nothing of the first one's is ever shown to the second`, async (t) => {
    const [ann, bob] = [somebody("ann"), somebody("bob")];
    const visit = await Visit.begin(t, world, { as: ann });
    const shown = await witness(visit);
    const widget = await (await visit.tab()).open();
    await widget.ask(`Where is my order of ${SECRET}?`);
    await widget.composer.fill(DRAFT);
    assert.ok(shown.some((text) => text.includes(SECRET)), "the witness did not see what was said");
    assert.ok(shown.some((text) => text.includes("Where is my order")));

    const inPlace = name.includes("without");
    await change(widget, bob);
    if (inPlace) await widget.page.waitForFunction((secret) => !document.querySelector("parley-chat")?.shadowRoot?.textContent?.includes(secret), SECRET);
    shown.length = 0;
    await widget.open();
    assert.equal(await widget.composer.inputValue(), "");
    await widget.ask("Can I pay with PayPal?");
    assertUnseen(shown);
    assertSame(await widget.transcript(), await world.user(bob).log());

    await change(widget, ann);
    await widget.open();
    await widget.reopen(/.*/);
    await widget.entries.getByText(SECRET).first().waitFor();
    assertSame(await widget.transcript(), await world.user(ann).log());
  });
}

test("what somebody says offline is not sent in the name of who comes after", async (t) => {
  const [ann, bob] = [somebody("ann"), somebody("bob")];
  const visit = await Visit.begin(t, world, { as: ann });
  t.after(() => world.way.heal());
  const widget = await (await visit.tab()).open();
  await widget.ask("Where is my order?");
  world.way.down();
  await widget.say(`I forgot ${SECRET}`);
  await visit.signIn(bob);
  const shown = await witness(visit);
  world.way.up();
  await widget.page.reload();
  await widget.open();
  await widget.ask("Can I pay with PayPal?");
  assertUnseen(shown);
  assertSame(await widget.transcript(), await world.user(bob).log());
});
