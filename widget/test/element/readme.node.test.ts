/* SPDX-License-Identifier: Apache-2.0 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the README names the hash of the script that the build has made", () => {
  const script = readFileSync(new URL("../../dist/parley-chat.js", import.meta.url));
  const hash = createHash("sha384").update(script).digest("base64");
  expect(readFileSync(new URL("../../../README.md", import.meta.url), "utf8")).toContain(`integrity="sha384-${hash}"`);
});
