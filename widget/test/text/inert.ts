/* SPDX-License-Identifier: Apache-2.0 */

/** What markdown may become, and the attributes that each may have. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  p: [],
  br: [],
  hr: [],
  strong: [],
  em: [],
  s: [],
  code: [],
  pre: [],
  ul: [],
  ol: ["start"],
  li: [],
  blockquote: [],
  table: [],
  thead: [],
  tbody: [],
  tr: [],
  th: [],
  td: [],
  a: ["href", "target", "rel", "dir"],
};

/** How deep elements may lie in each other: quotes and lists, what is in a cell or a paragraph, emphasis. */
const DEEPEST = 20;

/** Everything in a fragment that could do something to a page, or should not be there. */
export function violations(fragment: DocumentFragment): readonly string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(fragment);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) continue;
    if (!(node instanceof HTMLElement)) {
      found.push(`a node of type ${node.nodeType}: ${node.nodeName}`);
      continue;
    }
    const name = node.localName;
    const attributes = ALLOWED[name];
    if (!attributes) found.push(`<${name}>`);
    for (const attribute of node.getAttributeNames())
      if (!attributes?.includes(attribute)) found.push(`<${name} ${attribute}>`);
    if (name === "ol" && !/^\d{1,3}$/.test(node.getAttribute("start") ?? "1")) found.push(`start of ${node.outerHTML}`);
    if (node instanceof HTMLAnchorElement) found.push(...wrongs(node));
    if (depth(node) > DEEPEST) found.push(`<${name}> too deep`);
  }
  return found;
}

function wrongs(link: HTMLAnchorElement): readonly string[] {
  const found: string[] = [];
  const href = link.getAttribute("href") ?? "";
  if (!["http:", "https:", "mailto:", "tel:"].includes(link.protocol)) found.push(`leads to ${href}`);
  // written out as it is read: the same wherever the page is, whatever its <base>
  if (!URL.canParse(href) || new URL(href).href !== href) found.push(`relative or unfinished: ${href}`);
  if (/[\s<>"\u0000-\u001f\u007f-\uffff]/.test(href)) found.push(`raw characters in ${href}`);
  if (link.target !== "_blank") found.push(`opens here: ${href}`);
  for (const word of ["noopener", "noreferrer", "nofollow"]) if (!link.relList.contains(word)) found.push(`without ${word}`);
  if (link.dir !== "auto") found.push(`not isolated: ${href}`);
  if (!link.textContent) found.push(`nothing to read: ${href}`);
  if (link.querySelector("a")) found.push(`a link in the link ${href}`);
  return found;
}

function depth(node: Node): number {
  let steps = 0;
  for (let at = node.parentNode; at; at = at.parentNode) steps++;
  return steps;
}
