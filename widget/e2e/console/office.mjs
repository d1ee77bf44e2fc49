/* SPDX-License-Identifier: Apache-2.0 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import playwright from "playwright-core";
import { ARGUMENTS, chromium } from "../../tools/chromium.mjs";
import { Parley } from "../parley.mjs";
import { SECRET } from "../user.mjs";
import { PATIENCE } from "../widget.mjs";

const VERSION = "0.1.0";

export const PASSWORD = "for the console's tests alone";

/** What no page may have in it. */
export const SECRETS = [PASSWORD, SECRET];

/** The bundle that is deployed. */
export const BUNDLE =
  process.env["PARLEY_BUNDLE"] ??
  fileURLToPath(
    new URL(`../../../bundles/examples/on-call/target/dev.parley.examples.on.call-${VERSION}.jar`, import.meta.url),
  );

/** What is deployed here is no other test's business. */
const DEPLOYED = await mkdtemp(join(tmpdir(), "parley-deployed-"));

/** A Parley with stand-ins of other systems, and a browser for its admins. */
class Office {
  parley = new Parley({ PARLEY_ADMIN_PASSWORD: PASSWORD, JWT_SECRET: SECRET, PARLEY_DEPLOY: DEPLOYED }, ["--sandbox"]);
  /** By name; signing in takes a processor's time, on purpose. @type {Map<string, Awaited<ReturnType<import("playwright-core").BrowserContext["storageState"]>>>} */
  #signedIn = new Map();
  #browser = /** @type {import("playwright-core").Browser | undefined} */ (undefined);

  async open() {
    const browser = playwright.chromium.launch({ executablePath: chromium(), args: ARGUMENTS });
    await this.parley.start();
    this.#browser = await browser;
  }

  async close() {
    await this.#browser?.close();
    await this.parley.close();
    await rm(DEPLOYED, { recursive: true, force: true });
  }

  /** Where a page of the console is. @param {string} name */
  page(name) {
    return `${this.parley.url}/system/console/parley-${name}`;
  }

  /**
   * Somebody at the page of bundles, signed in; what a page complains of is in `complaints`.
   *
   * @param {import("node:test").TestContext} test
   * @param {{ name?: string, password?: string, options?: import("playwright-core").BrowserContextOptions }} [who]
   */
  async admin(test, { name = "admin", password = PASSWORD, options = {} } = {}) {
    const browser = /** @type {import("playwright-core").Browser} */ (this.#browser);
    const signedIn = this.#signedIn.get(name);
    const context = await browser.newContext({ locale: "en-GB", ...options, ...(signedIn && { storageState: signedIn }) });
    test.after(() => context.close());
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    await page.goto(this.page("bundles"));
    if (!signedIn) {
      await page.getByLabel("Name").fill(name);
      await page.getByLabel("Password").fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
    }
    await page.getByRole("navigation", { name: "Parley" }).waitFor();
    this.#signedIn.set(name, await context.storageState());
    /** @type {string[]} */
    const complaints = [];
    context.on("weberror", (error) => complaints.push(`${page.url()}: ${error.error().stack}`));
    context.on("dialog", (dialog) => complaints.push(`${page.url()}: a dialog, ${dialog.message()}`));
    context.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
    });
    return { context, page, complaints };
  }
}

// Who ends this process ends the browser and Parley too.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

/** One for all files that are played together. */
export const office = new Office();
before(() => office.open());
after(() => office.close());
