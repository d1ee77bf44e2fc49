/* SPDX-License-Identifier: Apache-2.0 */
// The page at /, for `vite` and `vite build`.
import { defineConfig } from "vite";

const parley = process.env["PARLEY_URL"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: {
    proxy: { "/api": parley, "/ws": { target: parley, ws: true } },
  },
});
