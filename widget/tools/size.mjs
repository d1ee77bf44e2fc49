/* SPDX-License-Identifier: Apache-2.0 */
// Prints what a visit costs, compressed, and refuses to let it grow unnoticed.
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LARGEST = 16_000;

const dist = new URL("../dist/", import.meta.url);
const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
const sizes = files.map((file) => {
  const content = readFileSync(`${file.parentPath}/${file.name}`);
  return { name: file.name, raw: content.length, gzip: gzipSync(content, { level: 9 }).length };
});
const total = sizes.reduce((sum, { raw, gzip }) => ({ name: "total", raw: sum.raw + raw, gzip: sum.gzip + gzip }), {
  name: "total",
  raw: 0,
  gzip: 0,
});
for (const { name, raw, gzip } of [...sizes, total]) {
  console.log(`${name.padEnd(24)} ${String(raw).padStart(7)} B ${String(gzip).padStart(7)} B gzip`);
}
if (total.gzip > LARGEST) {
  console.error(`The page weighs more than ${LARGEST} B gzip: make it smaller, or the limit in tools/size.mjs larger.`);
  process.exitCode = 1;
}
