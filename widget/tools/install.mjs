/* SPDX-License-Identifier: Apache-2.0 */
// Runs `npm ci`, unless what is installed is what package-lock.json says.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const wanted = new URL("package-lock.json", root);
const installed = new URL("node_modules/.installed-lock.json", root);

if (!existsSync(installed) || !readFileSync(installed).equals(readFileSync(wanted))) {
  const { status, error } = spawnSync("npm", ["ci"], {
    cwd: fileURLToPath(root),
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error(error ? `npm cannot be started: ${error.message}` : "npm ci failed.");
    process.exit(1);
  }
  copyFileSync(wanted, installed);
}
