/* SPDX-License-Identifier: Apache-2.0 */
// What tools/fuzz.mjs runs in a page.
import { plain, render } from "../../src/markdown.ts";
import { GROWING } from "./growth.ts";
import { violations } from "./inert.ts";
import { nasty, random } from "./nasty.ts";

export const growing = Object.keys(GROWING);

/** Random messages for so long; what was wrong with the first that was not inert. */
export function fuzz(seed: number, milliseconds: number): { tries: number; wrong: string | undefined } {
  const next = random(seed);
  const end = performance.now() + milliseconds;
  let tries = 0;
  for (; performance.now() < end; tries++) {
    const text = nasty(next, 60);
    try {
      plain(text);
      const found = violations(render(text));
      if (found.length) return { tries, wrong: `${JSON.stringify(text)}: ${found.join(", ")}` };
    } catch (thrown) {
      return { tries, wrong: `${JSON.stringify(text)}: ${thrown}` };
    }
  }
  return { tries, wrong: undefined };
}

/** The median time for twice as many repeats, in times of that for once as many. */
export function ratio(name: string, repeats: number): number {
  const time = (text: string) => {
    const times = Array.from({ length: 5 }, () => {
      const from = performance.now();
      render(text);
      return performance.now() - from;
    });
    return times.sort((one, other) => one - other)[2]!;
  };
  const grow = GROWING[name]!;
  return time(grow(2 * repeats)) / Math.max(0.1, time(grow(repeats)));
}
