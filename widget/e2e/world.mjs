/* SPDX-License-Identifier: Apache-2.0 */
import playwright from "playwright-core";
import { ARGUMENTS, chromium } from "../tools/chromium.mjs";
import { Host } from "./host.mjs";
import { Parley } from "./parley.mjs";
import { HOOK_SECRET, ServiceNow } from "./sandbox.mjs";
import { SECRET, User, token } from "./user.mjs";
import { FaultyWay } from "./way.mjs";

/** A way to Parley, and a shop of another origin whose pages take it. @typedef {{ way: FaultyWay, shop: Host }} Lane */

/** A browser, a Parley, and lanes between them: what every scenario needs. */
export class World {
  /** @param {Parley} parley @param {import("playwright-core").Browser} browser @param {Lane[]} lanes at least one */
  constructor(parley, browser, lanes) {
    this.parley = parley;
    this.browser = browser;
    this.lanes = lanes;
    const [{ way, shop }] = /** @type {[Lane]} */ (lanes);
    this.way = way;
    this.shop = shop;
  }

  /** @param {number} width how many lanes: each may break without breaking the others @param {string[]} options more of `parley run` */
  static async open(width = 1, options = []) {
    const parley = new Parley({ JWT_SECRET: SECRET, SERVICENOW_WEBHOOK_SECRET: HOOK_SECRET }, ["--sandbox", ...options]);
    const lanes = await Promise.all(Array.from({ length: width }, () => lane(parley)));
    parley.environment["CORS_ALLOWED_ORIGINS"] = lanes.map(({ shop }) => shop.url).join(",");
    const browser = playwright.chromium.launch({ executablePath: chromium(), args: ARGUMENTS });
    await parley.start();
    return new World(parley, await browser, lanes);
  }

  /** @param {string} name */
  user(name) {
    return new User(() => this.parley.url, name);
  }

  get serviceNow() {
    return new ServiceNow(this.parley.url);
  }

  async close() {
    await this.browser.close();
    for (const { way, shop } of this.lanes) await Promise.all([way.close(), shop.close()]);
    await this.parley.close();
  }
}

/** @param {Parley} parley @returns {Promise<Lane>} */
async function lane(parley) {
  const way = await new FaultyWay(() => parley.url).open();
  const shop = await new Host({ parley: () => way.url, policy: () => strict(way.url), token }).open();
  // And a shop of Parley's own origin, as when one server stands before both.
  const home = new Host({ parley: () => "", policy: () => strict(), token });
  way.pages = (request, response) => home.answer(request, response);
  return { way, shop };
}

/** What a page of the strictest kind allows: its own scripts and Parley's. @param {string[]} origins of Parley */
function strict(...origins) {
  const scripts = ["'self'", ...origins].join(" ");
  const connections = [scripts, ...origins.map((origin) => origin.replace(/^http/, "ws"))].join(" ");
  return `default-src 'none'; script-src ${scripts}; connect-src ${connections}; require-trusted-types-for 'script'; trusted-types 'none'`;
}
