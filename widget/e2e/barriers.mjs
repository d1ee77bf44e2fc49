/* SPDX-License-Identifier: Apache-2.0 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on a page (WCAG 2.2 A and AA, best practice), in words. @param {import("playwright-core").Page} page @returns {Promise<string[]>} */
export async function barriers(page) {
  await page.evaluate(AXE);
  return page.evaluate(async (values) => {
    const { violations } = await /** @type {any} */ (window).axe.run(document, {
      runOnly: { type: "tag", values },
      rules: { "target-size": { enabled: true } },
    });
    return violations.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.map((/** @type {any} */ node) => `${id} at ${node.target.flat().join(" ")}: ${node.failureSummary}`),
    );
  }, RULES);
}
