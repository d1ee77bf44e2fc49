/* SPDX-License-Identifier: Apache-2.0 */
// The browser of the tests is the system's: none is downloaded.
import { existsSync } from "node:fs";

/** For a browser that is alone, as root, and asks nobody anything. */
export const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where Chromium is: `CHROMIUM`, or where Debian puts it. */
export function chromium() {
  const path = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  if (!existsSync(path)) {
    throw new Error(`The tests need Chromium, which is not at ${path}: apt-get install -y chromium, or CHROMIUM=/path/to/it`);
  }
  return path;
}
