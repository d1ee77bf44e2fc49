/* SPDX-License-Identifier: Apache-2.0 */
import assert from "node:assert/strict";
import { PATIENCE, Widget } from "./widget.mjs";

/**
 * @typedef {object} Coming
 * @property {string} [as] who is signed in at the shop; nobody if it is absent
 * @property {Record<string, string>} [attributes] of the widget, such as `transport`
 * @property {string} [origin] of the page, if it is not the shop's own
 * @property {import("./world.mjs").Lane} [lane]
 * @property {import("playwright-core").BrowserContextOptions} [browser]
 */

/** Somebody with a browser of their own who visits the shop. */
export class Visit {
  /** Exceptions that nothing caught, on any page. @type {string[]} */
  exceptions = [];
  /** Every origin that was asked for anything. @type {Set<string>} */
  origins = new Set();

  /**
   * @param {import("playwright-core").BrowserContext} context
   * @param {string} shop origin
   * @param {URLSearchParams} attributes
   */
  constructor(context, shop, attributes) {
    this.context = context;
    this.shop = shop;
    this.attributes = attributes;
    context.setDefaultTimeout(PATIENCE);
    context.on("weberror", (error) => this.exceptions.push(String(error.error().stack)));
    context.on("request", (request) => this.origins.add(new URL(request.url()).origin));
  }

  /** Begins one that ends with the test. @param {import("node:test").TestContext} test @param {import("./world.mjs").World} world @param {Coming} [coming] */
  static async begin(test, world, { as, attributes = {}, lane = world, origin = lane.shop.url, browser = {} } = {}) {
    const context = await world.browser.newContext({ locale: "en-GB", ...browser });
    const visit = new Visit(context, origin, new URLSearchParams(attributes));
    test.after(() => visit.end());
    if (as) await visit.signIn(as);
    return visit;
  }

  /** @param {string} name at the shop, by its cookie; nobody if it is empty */
  signIn(name) {
    return this.context.addCookies([{ name: "shop_user", value: name, url: `${this.shop}/shop/` }]);
  }

  /** Opens a page of the shop in another tab. */
  async tab(path = "/shop/one") {
    const page = await this.context.newPage();
    await page.goto(`${this.shop}${path}?${this.attributes}`);
    return new Widget(page);
  }

  /** No page may have thrown anything, or have been refused anything. */
  async end() {
    const violations = await Promise.all(this.context.pages().map((page) => page.evaluate(() => window.shop?.violations ?? [])));
    await this.context.close();
    assert.deepEqual({ exceptions: this.exceptions, violations: violations.flat() }, { exceptions: [], violations: [] });
  }
}
