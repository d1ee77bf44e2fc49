/* SPDX-License-Identifier: Apache-2.0 */
import assert from "node:assert/strict";

/** How long something may take, in milliseconds: much longer than it does, as other things may be going on. */
export const PATIENCE = 60_000;

/** What is shown of a message. @typedef {{ from: "user" | "bot", text: string, delivery: string }} Shown */

/** The widget on a page, used as a person uses it. */
export class Widget {
  /** @param {import("playwright-core").Page} page */
  constructor(page) {
    this.page = page;
    this.element = page.locator("parley-chat");
    this.launcher = page.getByRole("button", { name: /^Open chat/ });
    this.panel = page.getByRole("dialog");
    // whatever the language
    this.composer = this.element.locator("#message");
    this.entries = this.element.locator("li[data-from]");
    this.answers = this.element.locator('li[data-from="bot"]');
    this.banner = this.element.locator("[part~=banner]");
  }

  /** Opens the panel, if it is not open, or opens of itself as it was open before. */
  async open() {
    await until(async () => {
      if (await this.composer.isVisible()) return true;
      await this.launcher.click({ timeout: 1000 }).catch(() => undefined);
      return false;
    });
    return this;
  }

  /** Says something, and does not wait for anything. @param {string} text */
  async say(text) {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  /** Says something and waits until what has been said is answered. @param {string} text */
  async ask(text) {
    await this.say(text);
    await this.settled();
  }

  /** Waits until everything is stored and answered. */
  async settled(timeout = PATIENCE) {
    await until(async () => {
      const shown = await this.transcript();
      return shown.at(-1)?.from === "bot" && shown.every(({ delivery }) => delivery === "sent");
    }, () => this.transcript(), timeout);
  }

  /** Chooses the first conversation of this name from the list. @param {RegExp} name of what was said last */
  async reopen(name) {
    await this.element.getByRole("button", { name: "Conversations", exact: true }).click();
    await this.element.locator("button.item", { hasText: name }).first().click();
  }

  /** Waits until there are so many answers. @param {number} answers */
  async answered(answers) {
    await until(async () => (await this.answers.count()) >= answers, () => this.transcript());
    await this.settled();
  }

  /** What is shown of the conversation, in its order. @returns {Promise<Shown[]>} */
  transcript() {
    return this.entries.evaluateAll((entries) =>
      entries.map((entry) => ({
        from: /** @type {"user" | "bot"} */ (entry.getAttribute("data-from")),
        text: entry.querySelector("[part~=text]")?.textContent ?? "",
        delivery: entry.getAttribute("data-delivery") ?? "sent",
      })),
    );
  }
}

/** Waits until something is so. @param {() => Promise<boolean>} condition @param {() => Promise<unknown>} [instead] what to tell if it does not become so */
export async function until(condition, instead, timeout = PATIENCE) {
  const end = Date.now() + timeout;
  while (!(await condition())) {
    if (Date.now() > end) assert.fail(`It is not so after ${timeout} ms: ${JSON.stringify(await instead?.(), null, 1)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Asserts that what is shown is what the server has stored, message by message. @param {Shown[]} shown @param {import("./user.mjs").Message[]} log */
export function assertSame(shown, log) {
  const words = (/** @type {string} */ text) => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  assert.deepEqual(log.map(({ seq }) => seq), log.map((_, i) => i + 1), "the log has gaps");
  assert.deepEqual(
    shown.map(({ from, text }) => `${from}: ${words(text)}`),
    log.map(({ sender, text }) => `${sender === "bot" ? "bot" : "user"}: ${words(text)}`),
  );
}
