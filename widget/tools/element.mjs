/* SPDX-License-Identifier: Apache-2.0 */
// Builds the element for any page: node tools/element.mjs [directory, else dist]
//   parley-chat.js        what pages embed; a classic script, which leaves no names
//   parley-chat-panel.js  the module that it fetches when the panel is needed, and whose hash it knows
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("../", import.meta.url));

/** @typedef {import("vite").Rollup.OutputChunk} Chunk */

/** What a page gives as `integrity`. @param {string | Buffer} content */
export const integrity = (content) => `sha384-${createHash("sha384").update(content).digest("base64")}`;

/**
 * One file with everything in it that it imports.
 *
 * @param {string} entry below the widget's folder
 * @param {"es" | "iife"} format
 * @param {Record<string, string>} [define]
 * @returns {Promise<Chunk>}
 */
export async function bundle(entry, format, define = {}) {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"', ...define },
    oxc: {
      // smaller than the automatic runtime
      jsx: { runtime: "classic", pragma: "h", pragmaFrag: "Fragment" },
      jsxInject: `import { h, Fragment } from "preact";`,
    },
    build: {
      write: false,
      target: "es2022",
      sourcemap: "hidden",
      modulePreload: false,
      // not as a library: of those, Vite leaves the white space of modules
      rolldownOptions: {
        input: root + entry,
        // what is injected above is left out where nothing is drawn with it
        treeshake: { moduleSideEffects: (id) => !id.includes("node_modules") },
        preserveEntrySignatures: format === "es" ? "strict" : false,
        output: { format, codeSplitting: false },
      },
    },
  });
  const { output } = /** @type {import("vite").Rollup.RollupOutput} */ (built);
  if (output.length > 1 && output.slice(1).some(({ type }) => type === "chunk")) throw new Error(`${entry} is more than one file.`);
  return output[0];
}

/** The two files by their names. @returns {Promise<Record<"parley-chat.js" | "parley-chat-panel.js", Chunk>>} */
export async function buildElement() {
  const panel = await bundle("src/element/mount.tsx", "es");
  const script = await bundle("src/element/script.ts", "iife", { PANEL_INTEGRITY: JSON.stringify(integrity(panel.code)) });
  return { "parley-chat.js": script, "parley-chat-panel.js": panel };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const directory = process.argv[2] ?? `${root}dist`;
  mkdirSync(directory, { recursive: true });
  for (const [name, { code }] of Object.entries(await buildElement())) writeFileSync(`${directory}/${name}`, code);
}
