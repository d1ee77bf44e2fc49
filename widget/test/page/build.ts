/* SPDX-License-Identifier: Apache-2.0 */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** Builds the page, the conversation's element replaced by a simple one; gives the folder. */
export async function buildPage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), "parley-page-"));
  await build({
    root: fileURLToPath(new URL("../../", import.meta.url)),
    configFile: false,
    logLevel: "error",
    build: { outDir, target: "es2022", modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
    plugins: [
      {
        name: "placeholder",
        enforce: "pre",
        resolveId: (name) =>
          name === "../element/index.ts" ? fileURLToPath(new URL("element.ts", import.meta.url)) : undefined,
      },
    ],
  });
  return outDir;
}
