/* SPDX-License-Identifier: Apache-2.0 */
// Prints what is shipped and what each part of the element weighs, and refuses to let it grow unnoticed. Takes the folder (dist).
import { readdirSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildElement, integrity } from "./element.mjs";

/** Of what a page fetches before anybody opens the chat, in the language that weighs most; in bytes after gzip. */
const LARGEST = 20_000;
/** Parts by the paths of their sources; the first that fits counts. */
const PARTS = Object.entries({
  preact: /node_modules\/preact/,
  core: /src\/core\//,
  element: /src\/element\//,
  markdown: /src\/(markdown|link)/,
  languages: /src\/languages\//,
  // the style sheets are text, and have no source
  css: /^/,
});

const dist = process.argv[2] ?? fileURLToPath(new URL("../dist", import.meta.url));
const gzip = (/** @type {string | Buffer} */ content) => gzipSync(content, { level: 9 }).length;
const line = (/** @type {string} */ name, /** @type {number} */ raw, /** @type {number} */ packed) =>
  console.log(`${name.padEnd(38)} ${String(raw).padStart(7)} B ${String(packed).padStart(7)} B gzip`);

/** @type {Record<string, { raw: number, packed: number }>} */
const files = {};
for (const file of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  if (!file.isFile()) continue;
  const content = readFileSync(`${file.parentPath}/${file.name}`);
  const size = { raw: content.length, packed: gzip(content) };
  files[file.name] = size;
  line(file.name, size.raw, size.packed);
}

const heaviest = Object.keys(files)
  .filter((name) => /^parley-chat\.\w+\.json$/.test(name))
  .sort((one, other) => sum(other).packed - sum(one).packed)[0];
if (!heaviest) throw new Error(`There are no languages in ${dist}.`);
const first = sum("parley-chat.js", heaviest);
const all = sum("parley-chat.js", heaviest, "parley-chat-panel.js");
console.log();
line("before the chat is opened", first.raw, first.packed);
line("once it has been opened", all.raw, all.packed);
for (const [name, { code, map }] of Object.entries(await buildElement())) {
  console.log(`\n${name}, part by part:`);
  for (const [part, text] of parts(code, map)) {
    // a part alone packs worse than among the others
    if (text) line(`  ${part}`, Buffer.byteLength(text), gzip(text));
  }
}
console.log(`\nintegrity="${integrity(readFileSync(`${dist}/parley-chat.js`))}"`);
if (first.packed > LARGEST) {
  console.error(`parley-chat.js and a language weigh ${first.packed} B gzip, and may weigh ${LARGEST} B: make them smaller.`);
  process.exitCode = 1;
}

/** @param {string[]} names */
function sum(...names) {
  const total = { raw: 0, packed: 0 };
  for (const name of names) {
    const size = files[name];
    if (!size) throw new Error(`${name} is not in ${dist}.`);
    total.raw += size.raw;
    total.packed += size.packed;
  }
  return total;
}

/** What was built, by the part it comes from. @param {string} code @param {import("vite").Rollup.OutputChunk["map"]} sources */
function parts(code, sources) {
  if (!sources) throw new Error("It was built without a source map.");
  const map = new SourceMap(/** @type {import("node:module").SourceMapPayload} */ (/** @type {unknown} */ (sources)));
  /** @type {Map<string, string>} */
  const texts = new Map(PARTS.map(([part]) => [part, ""]));
  for (const [row, text] of code.split("\n").entries()) {
    for (let column = 0; column < text.length; column++) {
      const entry = map.findEntry(row, column);
      const source = "originalSource" in entry ? String(entry.originalSource) : "";
      const part = PARTS.find(([, path]) => path.test(source))?.[0] ?? "css";
      texts.set(part, (texts.get(part) ?? "") + text[column]);
    }
  }
  return texts;
}
