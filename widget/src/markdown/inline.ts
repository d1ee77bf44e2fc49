/* SPDX-License-Identifier: Apache-2.0 */
import { safeLink } from "../link.ts";
import { element } from "./element.ts";

/** So many things are held open at a time; what is opened then is but text. */
const MOST_OPEN = 9;

/**
 * What may mean something: an escape, code, emphasis, a bracket, where a bracket leads, its end, a line break, an address
 * in angles, a bare one, a mailbox. None of them can match a text in two ways, or read on over the next of its kind: a
 * text is read through once, whatever is in it.
 */
const MARK =
  /\\([*_~`[\]()<>#|!.+-])|(`{1,3})|(\*+|_+|~~)|(!?\[)|\]\(<?([^\s()<>"]*(?:\([^\s()<>"]*\)[^\s()<>"]*)*)>?(?: "[^"\n]*")?\)|(\])|(\n|<br ?\/?>)|<([^\s<>"]+)>|(\bhttps?:\/\/[^\s<>"`[\]]+)|(\b[a-z\d][\w.+-]{0,63}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63})+)/gi;

/** What has been opened, and what is in it so far. */
type Open = readonly [mark: string, content: DocumentFragment];

/** The text of a paragraph, an item or a cell. What is opened and never closed is text after all. */
export function inline(text: string): DocumentFragment {
  const open: Open[] = [];
  const missing = new Set<string>();

  /** Text that is not a node yet. */
  let said = "";
  const top = () => open.at(-1)![1];
  const settle = () => {
    if (said) top().append(said);
    said = "";
  };
  const begin = (mark: string) => {
    settle();
    open.push([mark, document.createDocumentFragment()]);
  };
  const add = (part: Node | string) => {
    if (typeof part === "string") {
      said += part;
    } else {
      settle();
      top().append(part);
    }
  };
  const find = (...marks: readonly string[]) => open.findLastIndex(([mark]) => marks.includes(mark));
  const dissolve = (index: number) => {
    settle();
    open[index - 1]![1].append(...open.splice(index, 1)[0]!);
  };
  const close = (index: number) => {
    while (open.length > index + 1) dissolve(open.length - 1);
    settle();
    return open.pop()![1];
  };
  const emphasis = (run: string, before: string, after: string) => {
    const sign = run[0]!;
    const inWord = (run[1] && sign !== "_" ? /^\d\d$/ : /^[\p{L}\p{N}]{2}$/u).test(before + after);
    const both = open.at(-1)![0] === sign ? [sign, sign + sign] : [sign + sign, sign];
    for (const mark of run.length === 3 ? both : [run]) {
      const index = find(mark);
      if (inWord || mark[2]) add(mark);
      else if (index > 0 && before.trim()) add(element(sign === "~" ? "s" : mark[1] ? "strong" : "em", close(index)));
      else if (index < 0 && after.trim()) begin(mark);
      else add(mark);
    }
  };

  let at = 0;
  begin("");
  while ((MARK.lastIndex = at) < text.length) {
    const match = MARK.exec(text);
    if (!match) break;
    const [all, escaped, ticks, run, bracket, target, shut, line, angled, bare, mailbox] = match;
    const { index } = match;
    add(text.slice(at, index));
    at = index + all.length;
    if (run) emphasis(run, text[index - 1] ?? "", text[at] ?? "");
    else if (line) add(element("br"));
    else if (bracket && open.length < MOST_OPEN) begin(bracket);
    else if (ticks) {
      const end = missing.has(ticks) ? -1 : text.indexOf(ticks, at);
      if (end < 0) missing.add(ticks);
      add(end < 0 ? ticks : element("code", text.slice(at, end)));
      if (end > 0) at = end + ticks.length;
    } else if (shut || target != null) {
      const from = find("[", "![");
      const isImage = open[from]?.[0] === "![";
      const href = safeLink(target);
      if (from > 0 && !shut && (isImage || href)) {
        const content = close(from);
        add(isImage ? content : link(href!, content));
      } else {
        if (from > 0) dissolve(from);
        add(all);
      }
    } else {
      let address = bare ?? angled ?? mailbox ?? "";
      if (bare) {
        const punctuation = bare.includes("(") ? ".,;:!?'*_~" : ".,;:!?'*_~)";
        while (punctuation.includes(address.at(-1)!)) address = address.slice(0, -1);
        at = index + address.length;
      }
      const href = safeLink(address) ?? (address.includes("@") ? safeLink(`mailto:${address}`) : undefined);
      add(href ? link(href, address) : (escaped ?? text.slice(index, at)));
    }
  }
  add(text.slice(at));
  return close(0);
}

/** Opens elsewhere, tells nothing of where it was, and keeps the direction of its text to itself. */
function link(href: string, content: Node | string): Node {
  const node = element("a", content);
  for (const inner of node.querySelectorAll("a")) inner.replaceWith(inner.textContent);
  if (!node.textContent.trim()) node.append(href);
  return Object.assign(node, { href, target: "_blank", rel: "noopener noreferrer nofollow", dir: "auto" });
}
