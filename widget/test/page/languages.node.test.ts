/* SPDX-License-Identifier: Apache-2.0 */
import { describe, expect, test } from "vitest";
import { en } from "../../src/page/languages/en.ts";
import { languages, speak } from "../../src/page/languages/index.ts";

test("the first language that is spoken is, in the user's own variety; English otherwise", () => {
  expect(speak("xx", "de-AT", "en").tag).toBe("de-AT");
  expect(speak("de-AT").strings).toBe(languages["de"]);
  expect(speak(undefined, "xx")).toEqual({ tag: "en", strings: en });
});

describe.each(Object.entries(languages))("%s", (_, strings) => {
  test("says everything, with the numbers it is given", () => {
    for (const [key, value] of Object.entries(strings) as [keyof typeof en, unknown][]) {
      const said = typeof value === "function" ? (value as (...args: unknown[]) => string)(...["1", "2", "3", "4"].slice(0, value.length)) : value;
      if (typeof said === "string") expect(said.trim(), key).not.toBe("");
    }
    expect(Object.keys(strings.states)).toEqual(Object.keys(en.states));
    const clash = strings.clashBetween("CHG1", "CHG2", "payments-db", "21:30");
    for (const part of ["CHG1", "CHG2", "payments-db", "21:30"]) expect(clash).toContain(part);
    expect(strings.statusQuestion("CHG1")).toContain("CHG1");
  });
});
