/* SPDX-License-Identifier: Apache-2.0 */
import { blocks } from "./markdown/blocks.ts";

/**
 * Markdown as nodes: a subset, and no HTML. What is not known, or not allowed, stays as it is written. Takes time in
 * proportion to the length, whatever is in it.
 */
export function render(markdown: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  blocks(markdown.replaceAll("\t", "    ").split(/\r\n?|\n/), fragment, 0);
  return fragment;
}

/** The same as it is read aloud: no marks, a pause after every paragraph, item, row and line. */
export function plain(markdown: string): string {
  const fragment = render(markdown);
  for (const cell of fragment.querySelectorAll("th + th, td + td")) cell.prepend(", ");
  for (const end of fragment.querySelectorAll("p, tr, pre, br")) end.append("\n");
  return fragment.textContent
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n")
    .replace(/(\p{P}?)\n/gu, (_, end: string) => (end || ".") + " ");
}
