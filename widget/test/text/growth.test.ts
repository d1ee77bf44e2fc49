/* SPDX-License-Identifier: Apache-2.0 */
import { describe, expect, it } from "vitest";
import { plain, render } from "../../src/markdown.ts";
import { GROWING } from "./growth.ts";
import { violations } from "./inert.ts";
import { nasty, random } from "./nasty.ts";

const MOST = 60_000;

/** As many repeats as come to no more than this, in characters. */
const LONGEST = 120_000;

type Method = (this: unknown, ...args: never[]) => unknown;

/** What a call costs, by what it is called on, with, and gives back. */
type Cost = (self: unknown, args: readonly unknown[], result: unknown) => number;

const once: Cost = () => 1;

/** The characters that a search passes. */
const passed: Cost = (self, [text], result) => {
  const { global, lastIndex } = self as RegExp;
  return 1 + (global ? (result ? lastIndex - (result as RegExpExecArray).index : (text as string).length) : 0);
};
const sought: Cost = (self, [, from], result) =>
  1 + ((result as number) < 0 ? (self as string).length : (result as number)) - ((from as number | undefined) ?? 0);

const WATCHED: readonly (readonly [owner: object, name: string, cost: Cost])[] = [
  [RegExp.prototype, "exec", passed],
  [String.prototype, "indexOf", sought],
  [String.prototype, "search", once],
  [String.prototype, "slice", once],
  [String.prototype, "trim", once],
  [Array.prototype, "findLastIndex", once],
  [Array.prototype, "splice", once],
  [Document.prototype, "createElement", once],
  [Document.prototype, "createDocumentFragment", once],
  [Element.prototype, "append", once],
  [DocumentFragment.prototype, "append", once],
];

/** How much a text makes the renderer do: the characters that its searches pass, and its other calls. */
function work(markdown: string, rendered: (markdown: string) => unknown = render): number {
  let done = 0;
  const originals = WATCHED.map(([owner, name, cost]) => {
    const methods = owner as Record<string, Method>;
    const original = methods[name]!;
    methods[name] = function (this: unknown, ...args: never[]) {
      const result = original.apply(this, args);
      done += cost(this, args, result);
      return result;
    };
    return () => (methods[name] = original);
  });
  try {
    rendered(markdown);
  } finally {
    for (const restore of originals) restore();
  }
  return done;
}

/** Elements and texts. */
function size(node: Node): number {
  const walker = document.createTreeWalker(node);
  let nodes = 0;
  while (walker.nextNode()) nodes++;
  return nodes;
}

describe("what grows", () => {
  it.each(Object.entries(GROWING))("does not grow out of hand: %s", (_, grow) => {
    const single = work(grow(1_000));
    const twice = work(grow(2_000));
    expect(twice / single).toBeLessThan(2.2);
  });

  it.each(Object.entries(GROWING))(`is done with very much of it: %s`, (_, grow) => {
    const text = grow(Math.min(MOST, Math.ceil(LONGEST / grow(1).length)));
    const fragment = render(text);
    expect(size(fragment)).toBeLessThanOrEqual(3 * text.length + 10);
    expect(violations(fragment)).toEqual([]);
    expect(plain(text).length).toBeLessThanOrEqual(3 * text.length);
  });

  it("is measured: what looks for something anew at every sign would be seen", () => {
    const anew = (text: string) => text.replace(/\*/g, (_, at: number) => String(text.indexOf("x", at)));
    expect(work("*".repeat(2_000), anew) / work("*".repeat(1_000), anew)).toBeGreaterThan(3);
  });
});

describe("what nobody would write", () => {
  it("is inert, whatever it is", () => {
    const next = random(20_310_301);
    for (let tries = 0; tries < 2_000; tries++) {
      const text = nasty(next, 40);
      expect(violations(render(text)), JSON.stringify(text)).toEqual([]);
      expect(() => plain(text)).not.toThrow();
    }
  });
});
