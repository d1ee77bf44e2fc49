/* SPDX-License-Identifier: Apache-2.0 */
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Debian's Chromium, or the one that CHROMIUM names. Without one there is no test, and no success. */
export async function launch() {
  const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(`There is no Chromium at ${executablePath}. Install it: apt-get install -y chromium (or set CHROMIUM)`);
  }
  return chromium.launch({ executablePath, args: FLAGS });
}

/**
 * Collects what a page must never do: console errors (CSP violations are some), exceptions, and requests elsewhere.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} origin
 */
export function watch(page, origin) {
  /** @type {string[]} */
  const faults = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== origin) faults.push(`request to another origin: ${url.href}`);
  });
  return faults;
}
