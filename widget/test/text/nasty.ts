/* SPDX-License-Identifier: Apache-2.0 */
import { ADDRESSES, MESSAGES } from "./payloads.ts";

/** What repeated or mixed has broken renderers of markdown. */
export const PIECES: readonly string[] = [
  ..."*_~`[]()<>!|#>-+.\\\"':&@/ \n\t",
  ..."ab1é漢ق😀\u202e\u2067\u200b\0\ud800",
  "**",
  "__",
  "~~",
  "***",
  "```",
  "~~~\n",
  "![",
  "](",
  "[a](",
  "[a](b",
  "[a](https://example.com)",
  "![a](https://example.com/x.png)",
  "https://",
  "https://example.com/a_b*c",
  "me@example.com",
  "<https://",
  "<br>",
  "<b>",
  "</p>",
  "<!--",
  "&amp;",
  "&#x6a;",
  "\n\n",
  "\n- ",
  "\n  - ",
  "\n    * ",
  "\n1. ",
  "\n999) ",
  "\n> ",
  "\n# ",
  "\n---\n",
  "\n```\n",
  "\n| a | b |\n|---|---|\n",
  "| ",
  "\\|",
  " * ",
  "a*b",
  "a_b",
];

/** Numbers that look random and are the same for the same seed, in [0, 1). */
export function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A message of up to so many pieces: mixed, some repeated, some wrapped in others, some broken off. */
export function nasty(next: () => number, most: number): string {
  const one = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  let text = "";
  for (let left = Math.ceil(next() * most); left > 0; left--) {
    const piece = next() < 0.05 ? one(next() < 0.5 ? ADDRESSES : MESSAGES) : one(PIECES);
    const shape = next();
    if (shape < 0.08) text += piece.repeat(Math.ceil(next() * 20));
    else if (shape < 0.16) text = piece + text + one(PIECES);
    else if (shape < 0.18) text = text.slice(0, Math.floor(next() * text.length));
    else text += piece;
  }
  return text;
}
