/* SPDX-License-Identifier: Apache-2.0 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  build: {
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: {
    proxy: { "/api": process.env["PARLEY_URL"] ?? "http://127.0.0.1:8080" },
  },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ["default", ["junit", { suiteName: "widget" }]],
    outputFile: { junit: "target/surefire-reports/TEST-widget.xml" },
  },
});
