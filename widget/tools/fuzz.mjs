/* SPDX-License-Identifier: Apache-2.0 */
// Renders random markdown in Chromium, and what grows: node tools/fuzz.mjs [seconds, else 60] [seed, else the time]
import { chromium as browsers } from "playwright-core";
import { build } from "vite";
import { ARGUMENTS, chromium } from "./chromium.mjs";

const seconds = Number(process.argv[2] ?? 60);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);

const [bundle] = /** @type {import("vite").Rolldown.RolldownOutput[]} */ (
  await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, lib: { entry: "test/text/fuzz.ts", formats: ["iife"], name: "fuzzing" } },
  })
);
const browser = await browsers.launch({ executablePath: chromium(), args: ARGUMENTS });
try {
  const page = await browser.newPage();
  await page.addScriptTag({ content: bundle?.output[0].code ?? "" });
  /** @type {(expression: string) => Promise<any>} */
  const inPage = (expression) => page.evaluate(expression);

  const { tries, wrong } = await inPage(`fuzzing.fuzz(${seed}, ${seconds * 1_000})`);
  console.log(`${tries} messages in ${seconds} s, seed ${seed}`);
  let slowest = { name: "", ratio: 0 };
  for (const name of await inPage("fuzzing.growing")) {
    const ratio = await inPage(`fuzzing.ratio(${JSON.stringify(name)}, 4000)`);
    if (ratio > slowest.ratio) slowest = { name, ratio };
  }
  console.log(`time for twice as much, at most: ${slowest.ratio.toFixed(1)} times (${slowest.name})`);
  if (wrong) {
    console.error(`not inert: ${wrong}`);
    process.exitCode = 1;
  } else {
    console.log("all inert");
  }
} finally {
  await browser.close();
}
