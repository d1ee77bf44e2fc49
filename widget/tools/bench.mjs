/* SPDX-License-Identifier: Apache-2.0 */
// What users wait for, in Chromium: prints medians, passes no judgement. Needs `npm run build` before it.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { chromium as browsers } from "playwright-core";
import { ARGUMENTS, chromium } from "./chromium.mjs";
import { bundle } from "./element.mjs";

const RUNS = Number(process.env["RUNS"] ?? 15);
const root = fileURLToPath(new URL("../", import.meta.url));
const element = readFileSync(`${process.argv[2] ?? `${root}dist`}/parley-chat.js`);
const stage = await bundle("test/element/stage.ts", "iife");

const PAGES = {
  "/embed": '<parley-chat lang="en"></parley-chat><script src="/parley-chat.js"></script>',
  "/stage": '<script src="/stage.js"></script>',
};
const server = createServer(({ url = "/" }, response) => {
  const script = url === "/parley-chat.js" ? element : url === "/stage.js" ? stage.code : undefined;
  response.setHeader("Content-Type", script ? "text/javascript" : "text/html");
  response.end(script ?? `<!doctype html><html lang="en"><h1>A page</h1>${PAGES[/** @type {"/embed"} */ (url)] ?? ""}`);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
const browser = await browsers.launch({ executablePath: chromium(), args: ARGUMENTS });

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
/** @param {string} what @param {number[]} values */
const row = (what, values) =>
  console.log(`${what.padEnd(56)} ${median(values).toFixed(1).padStart(7)} ms  (${Math.min(...values).toFixed(1)}–${Math.max(...values).toFixed(1)})`);

for (const slower of [1, 4]) {
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    const page = await (await browser.newContext()).newPage();
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
    // told when the frame that shows the launcher is out
    await page.addInitScript(() => {
      const look = () => {
        if (!document.querySelector("parley-chat")?.shadowRoot?.querySelector(".launcher")) return requestAnimationFrame(look);
        const channel = new MessageChannel();
        channel.port1.onmessage = () => Object.assign(globalThis, { drawn: performance.now() });
        return channel.port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });
    await page.goto(`http://127.0.0.1:${port}/embed`);
    await page.waitForFunction("globalThis.drawn");
    // from the last byte of the script
    times.push(Number(await page.evaluate("drawn - performance.getEntriesByType('resource').find((one) => one.name.endsWith('.js')).responseEnd")));
    await page.context().close();
  }
  row(`script end → painted, ${slower}× CPU time`, times);
}

/** Of what is done to the element: how long its own code runs, and when it has been painted. */
const STEPS = {
  "1,000 messages opened": "element.fake.setOpen(true)",
  "one message added to 1,000": "element.fake.add(stage.heard('One **more**'))",
};
/** @type {{ what: string, script: number[], painted: number[] }[]} */
const times = Object.keys(STEPS).map((what) => ({ what, script: [], painted: [] }));
for (let run = 0; run < RUNS; run++) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`http://127.0.0.1:${port}/stage`);
  await page.evaluate(`(async () => {
    window.element = stage.mount({ entries: Array.from({ length: 1000 }, (_, i) => i % 2
      ? stage.heard("Answer **" + i + "** with a [link](https://example.org), and:\\n\\n- one\\n- two", { answeredBy: "faq" }, { fresh: false })
      : stage.said("Question " + i + ", a little longer than a word")) });
    await stage.settled();
  })()`);
  for (const [index, step] of Object.values(STEPS).entries()) {
    const [script, painted] = /** @type {[number, number]} */ (
      // what is told is drawn in the next microtasks
      await page.evaluate(`(async () => {
        const start = performance.now();
        ${step};
        await Promise.resolve();
        await Promise.resolve();
        const drawn = performance.now();
        await stage.settled();
        return [drawn - start, performance.now() - start];
      })()`)
    );
    times[index]?.script.push(script);
    times[index]?.painted.push(painted);
  }
  await page.context().close();
}
for (const { what, script, painted } of times) {
  row(`${what}, scripting`, script);
  row(`${what}, until two frames later`, painted);
}
await browser.close();
server.close();
