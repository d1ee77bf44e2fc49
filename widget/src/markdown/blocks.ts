/* SPDX-License-Identifier: Apache-2.0 */
import { element } from "./element.ts";
import { inline } from "./inline.ts";

/** How deep quotes and lists may lie in each other. */
const DEEPEST = 3;

/** What begins at a line, and the line after it; undefined if it is something else. */
type Kind = (lines: readonly string[], at: number, depth: number) => readonly [Node, number] | undefined;

const fence: Kind = (lines, at) => {
  const mark = /^ *(`{3,}|~{3,})[^`]*$/.exec(lines[at]!)?.[1];
  if (!mark) return undefined;
  let end = at + 1;
  while (end < lines.length && lines[end]!.trim() !== mark) end++;
  return [element("pre", element("code", lines.slice(at + 1, end).join("\n"))), end + 1];
};

/** A strong paragraph: which headings there are is for the page around it to say. */
const heading: Kind = (lines, at) => {
  const text = /^ *#{1,6} +(.*)/.exec(lines[at]!)?.[1];
  return text ? [element("p", element("strong", inline(text))), at + 1] : undefined;
};

const rule: Kind = (lines, at) => (/^ *([-*_]) *(?:\1 *){2,}$/.test(lines[at]!) ? [element("hr"), at + 1] : undefined);

const table: Kind = (lines, at) => {
  const [line = "", below = ""] = lines.slice(at, at + 2);
  if (!line.includes("|") || !below.includes("|") || !/^[ |]*:?-[ |:-]*$/.test(below)) return undefined;
  const body = element("tbody");
  for (at += 2; lines[at]?.includes("|"); at++) body.append(row(lines[at]!, "td"));
  return [element("table", element("thead", row(line, "th")), body), at];
};

function row(line: string, tag: "th" | "td"): Node {
  const node = element("tr");
  const cells = line.trim().replaceAll("\\|", "\0").replace(/^\||\|$/g, "");
  for (const cell of cells.split("|")) node.append(element(tag, inline(cell.trim().replaceAll("\0", "|"))));
  return node;
}

const quote: Kind = (lines, at, depth) => {
  const inner: string[] = [];
  for (let line; (line = /^ *> ?(.*)/.exec(lines[at] ?? "")); at++) inner.push(line[1]!);
  return inner[0] != null ? [blocks(inner, element("blockquote"), depth + 1), at] : undefined;
};

/** In an item is what stands further in than its mark, and empty lines. */
const list: Kind = (lines, at, depth) => {
  const itemAt = (line: number) => /^( *)(?:[-*•]|(\d{1,3})[.)]) +(?=\S)/.exec(lines[line] ?? "");
  const indentAt = (line: number) => lines[line]!.search(/\S|$/);
  let item = itemAt(at);
  if (!item) return undefined;
  const [, { length: indent }, number] = item as unknown as [string, string, string?];
  const node = number ? Object.assign(element("ol"), { start: +number }) : element("ul");
  for (; item && !item[2] === !number; item = itemAt(at)) {
    const width = item[0].length;
    const inner = [lines[at]!.slice(width)];
    while (++at < lines.length && (!lines[at]!.trim() || indentAt(at) > indent + 1))
      inner.push(lines[at]!.slice(Math.min(width, indentAt(at))));
    node.append(blocks(inner, element("li"), depth + 1));
  }
  return [node, at];
};

const LEAVES: readonly Kind[] = [fence, heading, rule, table];
const KINDS: readonly Kind[] = [...LEAVES, quote, list];

/** Appends what the lines are; what is nothing else is a paragraph, in which every line begins anew. */
export function blocks<T extends Element | DocumentFragment>(lines: readonly string[], into: T, depth: number): T {
  let paragraph: string[] = [];
  const end = () => {
    if (paragraph[0]) into.append(element("p", inline(paragraph.join("\n"))));
    paragraph = [];
  };
  for (let at = 0; at < lines.length; ) {
    let found;
    for (const kind of depth < DEEPEST ? KINDS : LEAVES) if ((found = kind(lines, at, depth))) break;
    const line = lines[at]!.trim();
    if (found || !line) end();
    else paragraph.push(line);
    if (found) into.append(found[0]);
    at = found?.[1] ?? at + 1;
  }
  end();
  return into;
}
