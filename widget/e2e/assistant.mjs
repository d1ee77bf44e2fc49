/* SPDX-License-Identifier: Apache-2.0 */
import { Widget } from "./widget.mjs";

/** The assistant's page, used as a person uses it. */
export class Assistant {
  /** @param {import("playwright-core").Page} page */
  constructor(page) {
    this.page = page;
    this.widget = new Widget(page);
    this.form = this.widget.element.locator("form[part~=form]");
  }

  /** @param {import("./visit.mjs").Visit} visit of Parley's own origin */
  static async open(visit, path = "/") {
    const page = await visit.context.newPage();
    await page.goto(visit.shop + path);
    const assistant = new Assistant(page);
    await assistant.widget.element.locator("textarea").first().waitFor();
    return assistant;
  }

  /** Fills the fields of the form that is open, one after another, and sends it. @param {string[]} values */
  async fill(...values) {
    const fields = this.form.locator("input:visible, textarea:visible, select:visible");
    for (const [i, value] of values.entries()) await fields.nth(i).fill(value);
    await this.form.getByRole("button", { name: "Send" }).click();
  }

  /** What the API says to whoever uses the page. @param {string} path @returns {Promise<any>} */
  get(path) {
    return this.page.evaluate(async (asked) => (await fetch(asked)).json(), path);
  }
}
