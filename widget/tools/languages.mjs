/* SPDX-License-Identifier: Apache-2.0 */
// Writes the languages that are not in parley-chat.js beside it: node tools/languages.mjs [directory, else dist]
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runnerImport } from "vite";

const directory = process.argv[2] ?? "dist";
const inside = "en";

/** @param {string} name */
const load = async (name) => (await runnerImport(`./src/languages/${name}.ts`, { configFile: false })).module;

const { NAMES } = await load("index");
mkdirSync(directory, { recursive: true });
for (const name of NAMES) {
  if (name === inside) continue;
  const words = (await load(name))[name];
  writeFileSync(join(directory, `parley-chat.${name}.json`), JSON.stringify(words));
}
