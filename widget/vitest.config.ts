/* SPDX-License-Identifier: Apache-2.0 */
// Two projects: what needs no page runs in Node, the rest in Chromium.
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { ARGUMENTS, chromium } from "./tools/chromium.mjs";

const IN_A_PAGE = ["test/{element,page,text}/**/*.test.{ts,tsx}", "test/**/*.browser.test.{ts,tsx}"];
const IN_NODE = ["test/**/*.node.test.ts"];

export default defineConfig({
  optimizeDeps: { include: ["axe-core", "preact", "preact/hooks", "preact/jsx-runtime", "preact/jsx-dev-runtime"] },
  test: {
    reporters: ["default", ["junit", { suiteName: "widget" }]],
    outputFile: { junit: "target/surefire-reports/TEST-widget.xml" },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: ["test/core/**/*.test.ts", ...IN_NODE],
          exclude: ["test/**/*.browser.test.{ts,tsx}"],
        },
      },
      {
        extends: true,
        test: {
          name: "page",
          include: IN_A_PAGE,
          exclude: IN_NODE,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: chromium(), args: ARGUMENTS },
              // a zone with daylight saving time, east of Greenwich
              contextOptions: { locale: "en-US", timezoneId: "Europe/Athens" },
            }),
            instances: [{ browser: "chromium", viewport: { width: 1024, height: 768 } }],
          },
        },
      },
    ],
  },
});
